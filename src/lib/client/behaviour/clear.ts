/** A search form with a button that empties its field: there only while something stands in it. */
export function clear(form: HTMLElement): (() => void) | undefined {
	const field = form.querySelector('input');
	const button = form.querySelector('button');
	if (!field || !button) return undefined;
	const show = () => (button.hidden = field.value === '');
	const press = (): void => {
		field.value = '';
		field.focus();
		// Whoever follows the typing hears of it, too.
		field.dispatchEvent(new Event('input', { bubbles: true }));
	};
	field.addEventListener('input', show);
	button.addEventListener('click', press);
	show();
	return () => {
		field.removeEventListener('input', show);
		button.removeEventListener('click', press);
	};
}
