import type { Saveable } from '../saved-entry';
import { isSaved, onSavedChange, toggleSaved } from '../saved-list';
import { awaken } from './awaken';

/** A button with `data-thing`: remembers it on this device, and shows whether it is remembered. */
export function save(button: HTMLElement): () => void {
	// Written by our own server; read at the press, because a list may reuse the button for another thing.
	const thing = () => JSON.parse(button.dataset.thing ?? '') as Saveable;
	const show = () => button.setAttribute('aria-pressed', String(isSaved(thing().card.href)));
	const press = () => toggleSaved(thing());
	const deafen = onSavedChange(show);
	const watch = new MutationObserver(show);
	watch.observe(button, { attributeFilter: ['data-thing'] });
	button.addEventListener('click', press);
	show();
	awaken(button);
	return () => {
		deafen();
		watch.disconnect();
		button.removeEventListener('click', press);
	};
}
