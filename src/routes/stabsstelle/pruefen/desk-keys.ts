import { STORED_AS } from '$lib/domain/privacy/stored-as';

/** What a key does on the desk; each has a button as well, and each can have another key. */
export const KEYED = [
	'next',
	'previous',
	'approve',
	'ask',
	'reject',
	'edit',
	'later',
	'undo',
	'assign',
	'search',
	'pick',
	'many',
	'help',
] as const;
export type Keyed = (typeof KEYED)[number];
export type DeskAction = Keyed | 'close' | 'send' | 'photo' | { reason: number };
export type KeyMap = Readonly<Record<Keyed, string>>;

export const USUAL_KEYS: KeyMap = {
	next: 'j',
	previous: 'k',
	approve: 'f',
	ask: 'n',
	reject: 'x',
	edit: 'b',
	later: 'w',
	undo: 'z',
	assign: 'a',
	search: '/',
	pick: 'J',
	many: 'F',
	help: '?',
};
/** Beside whatever was chosen. */
const ARROWS: Readonly<Record<string, Keyed>> = { ArrowDown: 'next', ArrowUp: 'previous' };
/** Whatever a press of the space bar presses or scrolls keeps doing so. */
const PRESSED = 'a, button, summary, input, select, textarea';

type Pressed = Pick<
	KeyboardEvent,
	'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'repeat'
> & { target: EventTarget | null };

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';
export const isTyping = (target: EventTarget | null): boolean =>
	target instanceof Element && target.matches(TYPING);

/** Wherever the focus is: behind a dialog nothing is done by a key. */
export const behindDialog = (): boolean => document.querySelector('dialog[open]') !== null;

/** With Caps Lock on, "f" is still "f": only Shift makes it the key that decides several. */
export function keyOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string {
	if (key.length !== 1) return key;
	const other = shiftKey ? key.toUpperCase() : key.toLowerCase();
	return other.length === 1 ? other : key;
}

/** What this press means; nothing while somebody types, and nothing with other keys held. */
export function actionOf(event: Pressed, reasons: boolean, keys: KeyMap): DeskAction | undefined {
	const { target } = event;
	const key = keyOf(event);
	if (event.defaultPrevented || behindDialog()) return undefined;
	if ((event.ctrlKey || event.metaKey) && key === 'Enter') return reasons ? 'send' : undefined;
	if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
	if (key === 'Escape') return reasons ? 'close' : undefined;
	const element = target instanceof Element ? target : undefined;
	const digit = reasons && /^[1-9]$/.test(key);
	if (isTyping(target) && !(digit && element?.matches('select'))) return undefined;
	if (digit) return { reason: Number(key) - 1 };
	if (key === ' ') return element?.closest(PRESSED) ? undefined : 'photo';
	return KEYED.find((action) => keys[action] === key) ?? ARROWS[key];
}

/** As it stands on a button: a capital is pressed with Shift. */
export const spellKey = (key: string): string =>
	key === key.toLowerCase() ? key.toUpperCase() : `⇧ ${key}`;

/** Digits choose reasons, and a key does one thing. */
export const isFree = (key: string, action: Keyed, keys: KeyMap): boolean =>
	/^[^\s\d]$/u.test(key) && KEYED.every((other) => other === action || keys[other] !== key);

const NAME = STORED_AS.keys;
const OFF = 'aus';

/** On this device: whether keys work at all, and which of them do something else than usual. */
export interface KeySetting {
	on: boolean;
	keys: KeyMap;
}

export function readKeys(): KeySetting {
	const [state = '', ...chosen] = (localStorage.getItem(NAME) ?? '').split(' ');
	const keys: Record<Keyed, string> = { ...USUAL_KEYS };
	for (const one of chosen) {
		const action = KEYED.find((known) => one.startsWith(`${known}=`));
		if (action) keys[action] = one.slice(action.length + 1);
	}
	// Whatever else stood there: a key that does two things is worse than the usual ones.
	const clear = KEYED.every((action) => isFree(keys[action], action, keys));
	return { on: state !== OFF, keys: clear ? keys : USUAL_KEYS };
}

/** As usual: nothing is left on the device. */
export function writeKeys({ on, keys }: KeySetting): void {
	const chosen = KEYED.filter((action) => keys[action] !== USUAL_KEYS[action]);
	if (on && chosen.length === 0) localStorage.removeItem(NAME);
	else
		localStorage.setItem(
			NAME,
			[on ? 'an' : OFF, ...chosen.map((action) => `${action}=${keys[action]}`)].join(' '),
		);
}

export const keysAreOn = (): boolean => readKeys().on;
