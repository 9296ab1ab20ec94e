import { join } from 'node:path';

// The compiled catalogue asks its runtime for the language of the page. That runtime knows cookies, storage and
// patterns of addresses, of which nothing is used here: on a device the address alone says it
// (docs/decisions/0009). What a browser gets is our own, a KB less on every page that Kit runs.

const COMPILED = /[\\/]messages[\\/]compiled[\\/]runtime\.js$/;
const OURS = 'src/lib/messages/browser-runtime.ts';

/** @returns {import('vite').Plugin} */
export function browserLanguage() {
	let root = '';
	return {
		name: 'browser-language',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(source, importer, options) {
			if (!source.endsWith('/runtime.js') || this.environment.config.consumer !== 'client')
				return undefined;
			const found = await this.resolve(source, importer, { ...options, skipSelf: true });
			return found && COMPILED.test(found.id) ? join(root, OURS) : found;
		},
	};
}
