import { currentProduct } from '$lib/server/http/current-product';
import { publicHealth } from '$lib/server/operations';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const product = currentProduct();
	const headers = { 'cache-control': 'no-store' };
	if (!product?.app || product.phase !== 'ready')
		return Response.json(
			{ ready: false, phase: product?.phase ?? 'starting' },
			{ status: 503, headers },
		);
	const state = await publicHealth(product.app);
	return Response.json(state, { status: state.ready ? 200 : 503, headers });
};
