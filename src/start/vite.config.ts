import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mendedDriver } from './mended-driver.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The plain Node entries beside the Kit build: the server that carries it, and the maintenance commands.
export default defineConfig({
	root,
	plugins: [mendedDriver()],
	resolve: { alias: { $lib: `${root}src/lib`, $db: `${root}drizzle` } },
	build: {
		ssr: true,
		target: 'node20',
		outDir: `${root}build/start`,
		emptyOutDir: true,
		sourcemap: true,
		rollupOptions: {
			input: {
				serve: `${root}src/start/serve.ts`,
				command: `${root}src/start/command.ts`,
				picture: `${root}src/start/picture.ts`,
			},
			output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
		},
	},
});
