/**
 * A `details` that opens and closes by itself also without this: Escape closes and gives the focus back, a press
 * outside and leaving by Tab close, arrows move, and what was chosen closes it.
 */
export function menu(element: HTMLElement): () => void {
	const box = element as HTMLDetailsElement;
	const over = new AbortController();
	const { signal } = over;
	const close = () => (box.open = false);
	const isOutside = (target: EventTarget | null) => target instanceof Node && !box.contains(target);

	box.addEventListener(
		'keydown',
		(event) => {
			if (!box.open) return;
			if (event.key === 'Escape') {
				close();
				box.querySelector('summary')?.focus();
				event.stopPropagation();
				return;
			}
			if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
			const stops = [...box.querySelectorAll<HTMLElement>(':scope > div :is(a, button)')];
			const at = stops.findIndex((stop) => stop === document.activeElement);
			const next = event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1;
			stops.at(next % stops.length)?.focus();
			event.preventDefault();
		},
		{ signal },
	);
	box.addEventListener('focusout', (event) => isOutside(event.relatedTarget) && close(), {
		signal,
	});
	box.addEventListener(
		'click',
		({ target }) => target instanceof Element && target.closest('a, button') && close(),
		{ signal },
	);
	addEventListener('pointerdown', ({ target }) => box.open && isOutside(target) && close(), {
		signal,
	});
	return () => over.abort();
}
