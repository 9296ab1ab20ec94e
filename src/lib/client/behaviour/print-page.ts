import { awaken } from './awaken';

export function printPage(button: HTMLElement): () => void {
	const press = () => print();
	button.addEventListener('click', press);
	awaken(button);
	return () => button.removeEventListener('click', press);
}
