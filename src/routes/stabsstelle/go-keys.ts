import { behindDialog, isTyping, readKeys } from './pruefen/desk-keys';

/** "g", and then where to. */
const PLACES: Readonly<Record<string, string>> = {
	h: '',
	p: '/pruefen',
	m: '/meldungen',
	u: '/unbeantwortet',
	d: '/dubletten',
	l: '/laeuft-aus',
	v: '/veraltet',
	o: '/ohne-verein',
};
const WAIT_MS = 1_500;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'> & {
	target: EventTarget | null;
};

/** Two keys one after the other; the second one then means nothing else. */
export class GoKeys {
	#since = -Infinity;

	/** Where these two keys lead. */
	press({ key, ctrlKey, metaKey, altKey, timeStamp, target }: Pressed): string | undefined {
		const waiting = timeStamp - this.#since < WAIT_MS;
		this.#since = -Infinity;
		if (ctrlKey || metaKey || altKey || isTyping(target)) return undefined;
		// Who has a dialog before them does not leave the page behind it.
		if (behindDialog()) return undefined;
		const { on, keys } = readKeys();
		if (!on) return undefined;
		const place = waiting ? PLACES[key] : undefined;
		if (place !== undefined) return `/stabsstelle${place}`;
		// Whoever gave this key something else to do goes by the links.
		if (key === 'g' && !Object.values(keys).includes('g')) this.#since = timeStamp;
		return undefined;
	}
}
