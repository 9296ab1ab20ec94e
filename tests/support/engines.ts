import { leftRunning } from './left-running.mjs';

/** Search engines that work for whoever has this folder; not the shell that watches over each. */
export const enginesOf = (folder: string): number[] =>
	leftRunning(folder)
		.filter(({ command }) => /^\S*meilisearch --http-addr /.test(command))
		.map(({ pid }) => pid);
