import type { Health } from '$lib/server/operations/health';
import { get } from 'node:http';

/** Nothing waits any more, of all that was told before this moment: figures may be a second old. */
export function nothingWaits(product: { origin: string }): () => Promise<boolean> {
	const since = Date.now();
	return async () => {
		const { at, outbox } = await ask(product);
		return at !== undefined && Date.parse(at) >= since && outbox?.waiting === 0;
	};
}

/** What a product says of itself; an empty answer while it cannot be asked. */
export function ask(product: { origin: string }): Promise<Partial<Health> & { status?: number }> {
	return new Promise((resolve, reject) => {
		let text = '';
		// Not by fetch, which was seen to wait for ever when its signal fired at a busy moment.
		const asked = get(`${product.origin}/health/ready`, { agent: false }, (answer) => {
			answer.setEncoding('utf8').on('data', (part: string) => (text += part));
			answer.once('end', () => {
				try {
					resolve({ ...(JSON.parse(text) as Partial<Health>), status: answer.statusCode });
				} catch (error) {
					reject(error instanceof Error ? error : new Error(text));
				}
			});
			answer.once('close', () => resolve({}));
		});
		asked.setTimeout(5_000, () => asked.destroy());
		asked.once('error', () => resolve({}));
	});
}
