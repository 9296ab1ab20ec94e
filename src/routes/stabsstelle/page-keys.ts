import { behindDialog, isTyping, keyOf, keysAreOn } from './pruefen/desk-keys';

/** A key presses the button that carries it; nothing while somebody types, nothing with other keys held. */
export function onKeys(event: KeyboardEvent): void {
	const { target } = event;
	const key = keyOf(event);
	if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
		return;
	if (!/^[a-z]$/.test(key) || !keysAreOn()) return;
	if (isTyping(target) || behindDialog()) return;
	const button = document.querySelector(`[data-key="${key}"]`);
	if (!(button instanceof HTMLElement)) return;
	event.preventDefault();
	button.click();
}
