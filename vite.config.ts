import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			// The address alone says the language: nothing is stored on the device.
			strategy: ['url', 'baseLocale'],
			emitTsDeclarations: false,
		}),
		sveltekit(),
	],
	build: { target: 'es2022' },
});
