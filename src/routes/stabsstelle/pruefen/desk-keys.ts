import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';

/** What a key does on the desk; each has a button as well. */
export type DeskAction =
	| 'next'
	| 'previous'
	| 'approve'
	| 'ask'
	| 'reject'
	| 'later'
	| 'undo'
	| 'assign'
	| 'help'
	| 'close'
	| 'send'
	| { reason: number };

const KEYS: Record<string, DeskAction> = {
	j: 'next',
	ArrowDown: 'next',
	k: 'previous',
	ArrowUp: 'previous',
	f: 'approve',
	n: 'ask',
	x: 'reject',
	w: 'later',
	z: 'undo',
	a: 'assign',
	'?': 'help',
};

type Pressed = Pick<
	KeyboardEvent,
	'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'repeat'
> & { target: EventTarget | null };

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** What this press means; nothing while somebody types, and nothing with other keys held. */
export function actionOf(event: Pressed, reasons: boolean): DeskAction | undefined {
	const { key, target } = event;
	if (event.defaultPrevented) return undefined;
	if ((event.ctrlKey || event.metaKey) && key === 'Enter') return reasons ? 'send' : undefined;
	if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
	if (key === 'Escape') return reasons ? 'close' : undefined;
	const element = target instanceof Element ? target : undefined;
	if (element?.closest('dialog[open]')) return undefined;
	const digit = reasons && /^[1-9]$/.test(key);
	if (element?.matches(TYPING) && !(digit && element.matches('select'))) return undefined;
	if (digit) return { reason: Number(key) - 1 };
	return KEYS[key];
}

const NAME = DEVICE_STORAGE.find(({ key }) => key === 'keys')?.name ?? '';

export const keysAreOn = (): boolean => localStorage.getItem(NAME) !== 'aus';
export function switchKeys(on: boolean): void {
	if (on) localStorage.removeItem(NAME);
	else localStorage.setItem(NAME, 'aus');
}
