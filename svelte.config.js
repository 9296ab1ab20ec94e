import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// Our own server (src/start/serve.ts) speaks for the adapter; its variables stay internal.
		adapter: adapter({ precompress: true, envPrefix: 'KIT_' }),
		alias: { $db: 'drizzle' },
		serviceWorker: { register: false },
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
