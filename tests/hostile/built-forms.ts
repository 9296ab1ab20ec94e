import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Built {
	id: string;
	/** Names of the forms of its page. */
	forms: string[];
	/** Methods of an address without a page. */
	methods: string[];
}

const ASK = `
const { m } = await import(process.argv[1]);
const built = [];
for (const route of m._.routes) {
	const page = route.page ? await m._.nodes[route.page.leaf]() : undefined;
	const server = typeof page?.server === 'function' ? await page.server() : page?.server;
	const endpoint = route.endpoint ? await route.endpoint() : {};
	built.push({
		id: route.id,
		forms: Object.keys(server?.actions ?? {}),
		methods: Object.keys(endpoint).filter((name) => /^[A-Z]+$/.test(name)),
	});
}
console.log(JSON.stringify(built));
process.exit(0);
`;

/** What the built product really answers to: read out of the build itself, in a process of its own. */
export function builtForms(): Built[] {
	const chunks = join(process.cwd(), 'build', 'server', 'chunks');
	const name = readdirSync(chunks).find((file) => /^manifest\.js-.*\.js$/.test(file));
	if (!name) throw new Error('No manifest in the build: npm run build');
	const manifest = pathToFileURL(join(chunks, name)).href;
	const said = execFileSync(process.execPath, ['--input-type=module', '--eval', ASK, manifest], {
		encoding: 'utf8',
		maxBuffer: 8_000_000,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	return JSON.parse(said) as Built[];
}
