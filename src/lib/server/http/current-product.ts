import { building } from '$app/environment';
import { startFailure, startProduct, type Product } from '../product';

// One product per process, also when a development server loads this module anew.
const slot = globalThis as { tohoopProduct?: Product };

export function currentProduct(): Product | undefined {
	if (building) return undefined;
	slot.tohoopProduct ??= begin();
	return slot.tohoopProduct;
}

function begin(): Product {
	const give = (error: unknown): never => {
		const sentence = startFailure(error);
		process.stderr.write(
			`${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : 'Unbekannter Fehler')}\n`,
		);
		process.exit(1);
	};
	try {
		return startProduct(process.env, give);
	} catch (error) {
		return give(error);
	}
}

export async function endProduct(): Promise<void> {
	await slot.tohoopProduct?.close();
}
