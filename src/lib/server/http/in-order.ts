import type { Handle, ResolveOptions } from '@sveltejs/kit';

type Step = (event: Parameters<Handle>[0]['event'], more?: ResolveOptions) => ReturnType<Handle>;

/**
 * One after the other, each around those after it. Kit's own `sequence` copies the event for every one of them and
 * looks for somebody who traces: a twentieth of the time a letter typed into the search takes. Changes of a page are
 * made from the inside out, as there.
 */
export function inOrder(...handles: readonly Handle[]): Handle {
	return ({ event, resolve }) => {
		const from = (at: number, options: ResolveOptions | undefined): Step => {
			const handle = handles[at];
			return (event, more) => {
				const all = both(more, options);
				return handle ? handle({ event, resolve: from(at + 1, all) }) : resolve(event, all);
			};
		};
		return from(0, undefined)(event);
	};
}

/** Those of the inner one first, where both have something to say. */
function both(
	inner: ResolveOptions | undefined,
	outer: ResolveOptions | undefined,
): ResolveOptions | undefined {
	if (!inner || !outer) return inner ?? outer;
	const [first, second] = [inner.transformPageChunk, outer.transformPageChunk];
	return {
		...outer,
		...inner,
		...(first && second
			? {
					transformPageChunk: async (chunk) =>
						second({ ...chunk, html: (await first(chunk)) ?? '' }),
				}
			: {}),
	};
}
