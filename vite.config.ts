import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { browserLanguage } from './src/start/browser-language.mjs';
import { documentRoutes } from './src/start/document-routes.mjs';
import { fewChunks } from './src/start/few-chunks.mjs';
import { mendedDriver } from './src/start/mended-driver.mjs';
import { pageScript } from './src/start/page-script.mjs';
import { projects } from './tests/vitest-projects.ts';

/** Writes the files of this build into src/service-worker.ts; everything else of it is ours. */
const serviceWorker = () =>
	SvelteKitPWA({
		strategies: 'injectManifest',
		srcDir: 'src',
		filename: 'service-worker.ts',
		// Served by a route: each city and each language has its own.
		manifest: false,
		injectRegister: false,
		injectManifest: {
			globPatterns: ['client/_app/immutable/**/*.{js,css}', 'client/fonts/*.woff2'],
			// These files are kept when a page needs them, whatever their size.
			maximumFileSizeToCacheInBytes: 10_000_000,
		},
	});

/** ANREDE=sie lays formal sentences over the German ones (docs/decisions/0022). */
const { ANREDE } = process.env;

export default defineConfig({
	plugins: [
		mendedDriver(),
		documentRoutes(),
		fewChunks(),
		pageScript(),
		browserLanguage(),
		paraglideVitePlugin({
			project: `./src/lib/messages/project${ANREDE ? `-${ANREDE}` : ''}.inlang`,
			outdir: './src/lib/messages/compiled',
			// The address alone says the language: nothing is stored on the device.
			strategy: ['url', 'baseLocale'],
			emitTsDeclarations: false,
		}),
		// Each kind of test brings what it needs; the whole of Kit would only slow them down.
		...(process.env.VITEST ? [] : [sveltekit(), ...serviceWorker()]),
	],
	build: { target: 'es2022' },
	test: { projects },
});
