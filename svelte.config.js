import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { stillIcons } from './src/start/still-icons.mjs';

/**
 * Kit hides the line that tells screen readers of a new page with a style attribute, which our CSP
 * rightly blocks: the line would stand on the page. As a stylesheet it may pass.
 * @type {import('svelte/compiler').PreprocessorGroup}
 */
const announcerAsStylesheet = {
	name: 'announcer-as-stylesheet',
	markup({ content, filename }) {
		if (!filename?.endsWith('generated/root.svelte')) return;
		const style = /(<div id="svelte-announcer"[^>]*?) style="([^"]*)"/.exec(content);
		if (!style) throw new Error('Kit builds its announcer differently now: see svelte.config.js');
		const code = content.replace(style[0], style[1] ?? '');
		return { code: `${code}\n<style>#svelte-announcer { ${style[2]} }</style>\n` };
	},
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: [stillIcons, vitePreprocess(), announcerAsStylesheet],
	compilerOptions: {
		runes: true,
		// By what they say, and short: they stand in every page hundreds of times. Equal styles may share a name.
		cssHash: ({ hash, css }) => `s${hash(css).slice(0, 5)}`,
	},
	kit: {
		// Our own server (src/start/serve.ts) speaks for the adapter; its variables stay internal.
		adapter: adapter({ precompress: true, envPrefix: 'KIT_' }),
		alias: { $db: 'drizzle' },
		serviceWorker: { register: false },
		// A kept page may stand in for an address at another depth, and must find its files there, too.
		paths: { relative: false },
		inlineStyleThreshold: 4096,
		version: { pollInterval: 0 },
		csp: {
			// Hashes, not nonces: public HTML stays the same for everyone and may be cached.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
			},
		},
	},
};
