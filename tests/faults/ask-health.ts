import type { Health } from '$lib/server/operations/health';

/** What a product says of itself; an empty answer while it cannot be asked. */
export async function ask(product: {
	origin: string;
}): Promise<Partial<Health> & { status?: number }> {
	try {
		const answer = await fetch(`${product.origin}/health/ready`, {
			signal: AbortSignal.timeout(5_000),
		});
		return { ...((await answer.json()) as Partial<Health>), status: answer.status };
	} catch (error) {
		if (error instanceof Error) return {};
		throw error;
	}
}
