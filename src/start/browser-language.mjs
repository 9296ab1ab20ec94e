import { join } from 'node:path';

// The compiled catalogue asks its runtime for the language of the page. That runtime knows cookies, storage and
// patterns of addresses, of which nothing is used here: on a device the address alone says it
// (docs/decisions/0009). What a browser gets is our own, a KB less on every page that Kit runs. Each sentence is
// compiled to three functions; as one call with both texts, a page of 150 sentences is 2 KB smaller.

const COMPILED = /[\\/]messages[\\/]compiled[\\/]runtime\.js$/;
const OURS = 'src/lib/messages/browser-runtime.ts';

const SENTENCE = /[\\/]messages[\\/]compiled[\\/]messages[\\/](?!_index\.)\w+\.js$/;
const TEXT =
	/^const (?:de|en)_\w+ = .*?\*\/ (\(i?\)) => \{\n\treturn \/\*\* .*? \*\/ \((`[^]*?`)\)\n\};$/gm;
const CHOICE =
	/^export const (\w+) = .*\n.*getLocale\(\)\n\tif \(locale === "de"\) return de_\w+\(inputs\)\n\treturn en_\w+\(inputs\)\n\}\);/m;

/** @param {string} code */
export function asOneCall(code) {
	const [german, english, ...more] = [...code.matchAll(TEXT)].map(([, takes, text]) =>
		takes === '()' ? text : `(i) => ${text}`,
	);
	const name = CHOICE.exec(code)?.[1];
	if (!name || !german || !english || more.length > 0)
		throw new Error('Sentences are compiled differently now: see src/start/browser-language.mjs');
	return [
		"import { inLanguage } from '../runtime.js';",
		`export const ${name} = /*@__PURE__*/ inLanguage(${german}, ${english});`,
	].join('\n');
}

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
		transform(code, id) {
			if (!SENTENCE.test(id) || this.environment.config.consumer !== 'client') return undefined;
			return { code: asOneCall(code), map: null };
		},
	};
}
