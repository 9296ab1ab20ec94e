import { awaken } from './awaken';

/**
 * A box with a button and a line below: hands the address on, with the phone's own sheet, else into the clipboard.
 * `data-href`, `data-title`, and what is said afterwards: `data-copied`, `data-by-hand` with {url}.
 */
export function share(box: HTMLElement): (() => void) | undefined {
	const button = box.querySelector('button');
	const line = box.querySelector('[role=status]');
	if (!button || !line || !('share' in navigator || 'clipboard' in navigator)) return undefined;
	async function handOn(): Promise<string> {
		const { href = '', title = '', copied = '', byHand = '' } = box.dataset;
		const url = new URL(href, location.origin).href;
		try {
			const hasSheet: boolean = 'share' in navigator;
			if (hasSheet) {
				await navigator.share({ title, url });
				return '';
			}
			await navigator.clipboard.writeText(url);
			return copied;
		} catch (error) {
			// Closing the sheet is no failure.
			if (error instanceof DOMException && error.name === 'AbortError') return '';
			return byHand.replace('{url}', url);
		}
	}
	const press = () => void handOn().then((said) => (line.textContent = said));
	button.addEventListener('click', press);
	awaken(button);
	return () => button.removeEventListener('click', press);
}
