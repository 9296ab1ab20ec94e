import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { projects } from './tests/vitest-projects.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/messages/project.inlang',
			outdir: './src/lib/messages/compiled',
			// The address alone says the language: nothing is stored on the device.
			strategy: ['url', 'baseLocale'],
			emitTsDeclarations: false,
		}),
		// Each kind of test brings what it needs; the whole of Kit would only slow them down.
		...(process.env.VITEST ? [] : [sveltekit()]),
	],
	build: { target: 'es2022' },
	test: { projects },
});
