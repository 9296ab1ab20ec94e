import { setImmediate } from 'node:timers/promises';

const SLICE_MS = 5;

/**
 * For long work in the one thread that also answers: awaited at every step, it lets through whoever asked
 * meanwhile as soon as a slice of time is used up.
 */
export function takeRests(sliceMs = SLICE_MS): () => Promise<void> {
	let began = performance.now();
	return async () => {
		if (performance.now() - began < sliceMs) return;
		await setImmediate();
		began = performance.now();
	};
}
