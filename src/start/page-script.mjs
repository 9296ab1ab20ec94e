import { join } from 'node:path';
import { build } from 'vite';

// The script of pages that are only read is one file beside those of Kit: Kit's own bundle would bring its router
// and Svelte along (docs/decisions/0023). `virtual:page-script` is its address.

const ENTRY = 'src/lib/client/page-script.ts';
const NAME = 'virtual:page-script';

/** @param {string} root */
async function bundled(root) {
	const made = await build({
		configFile: false,
		root,
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: { $lib: join(root, 'src/lib') } },
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: join(root, ENTRY),
				// Below the folder of files whose name is their version.
				output: { entryFileNames: '_app/immutable/page.[hash].js' },
			},
		},
	});
	const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (made);
	if (output.length !== 1) throw new Error(`${ENTRY} became ${output.length} files`);
	return output[0];
}

/** @returns {import('vite').Plugin} */
export function pageScript() {
	/** @type {ReturnType<typeof bundled> | undefined} */
	let file;
	let root = '';
	let forBrowser = false;
	let serves = false;
	return {
		name: 'page-script',
		configResolved(config) {
			root = config.root;
			serves = config.command === 'serve';
			forBrowser = !serves && !config.build.ssr;
		},
		resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
		async load(id) {
			if (id !== `\0${NAME}`) return undefined;
			const path = serves ? ENTRY : (await (file ??= bundled(root))).fileName;
			return `export default ${JSON.stringify(`/${path}`)};`;
		},
		async generateBundle() {
			// Both builds come to the same file, because they start from the same.
			if (!forBrowser || !file) return;
			const { fileName, code } = await file;
			this.emitFile({ type: 'asset', fileName, source: code });
		},
	};
}
