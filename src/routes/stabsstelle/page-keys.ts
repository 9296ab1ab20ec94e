import { keysAreOn } from './pruefen/desk-keys';

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** A key presses the button that carries it; nothing while somebody types, nothing with other keys held. */
export function onKeys(event: KeyboardEvent): void {
	const { key, target } = event;
	if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
		return;
	if (!/^[a-z]$/.test(key) || !keysAreOn()) return;
	if (target instanceof Element && (target.matches(TYPING) || target.closest('dialog[open]')))
		return;
	const button = document.querySelector(`[data-key="${key}"]`);
	if (!(button instanceof HTMLElement)) return;
	event.preventDefault();
	button.click();
}
