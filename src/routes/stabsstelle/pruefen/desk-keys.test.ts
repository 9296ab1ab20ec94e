import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GoKeys } from '../go-keys';
import { actionOf, isFree, keyOf, readKeys, spellKey, USUAL_KEYS, writeKeys } from './desk-keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
	...{ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false },
	...{ shiftKey: /^[A-Z]$/.test(key), repeat: false, target: null, ...more },
});
const kept = new Map<string, string>();
let dialog: object | null = null;
beforeEach(() => {
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => kept.set(name, value),
		removeItem: (name: string) => kept.delete(name),
	});
	vi.stubGlobal('Element', class {});
	vi.stubGlobal('document', { querySelector: () => dialog });
});
afterEach(() => {
	kept.clear();
	dialog = null;
	vi.unstubAllGlobals();
});

it('says what a key does, and nothing with others held', () => {
	expect(actionOf(press('f'), false, USUAL_KEYS)).toBe('approve');
	expect(actionOf(press('ArrowDown'), false, USUAL_KEYS)).toBe('next');
	expect(actionOf(press('/'), false, USUAL_KEYS)).toBe('search');
	expect(actionOf(press('J'), false, USUAL_KEYS)).toBe('pick');
	expect(actionOf(press('F'), false, USUAL_KEYS)).toBe('many');
	expect(actionOf(press(' '), false, USUAL_KEYS)).toBe('photo');
	expect(['j', 'J', '/'].map(spellKey)).toEqual(['J', '⇧ J', '/']);
	expect(actionOf(press('3'), true, USUAL_KEYS)).toEqual({ reason: 2 });
	expect(actionOf(press('3'), false, USUAL_KEYS)).toBeUndefined();
	expect(actionOf(press('Enter', { ctrlKey: true }), true, USUAL_KEYS)).toBe('send');
	expect(actionOf(press('f', { altKey: true }), false, USUAL_KEYS)).toBeUndefined();
	expect(actionOf(press('f', { repeat: true }), false, USUAL_KEYS)).toBeUndefined();
});

it('keeps other keys on the device, and nothing when all is as usual', () => {
	expect(readKeys()).toEqual({ on: true, keys: USUAL_KEYS });
	const keys = { ...USUAL_KEYS, approve: 'e', help: '=' };
	writeKeys({ on: true, keys });
	expect(readKeys()).toEqual({ on: true, keys });
	expect(actionOf(press('e'), false, readKeys().keys)).toBe('approve');
	expect(actionOf(press('f'), false, readKeys().keys)).toBeUndefined();
	writeKeys({ on: false, keys });
	expect(readKeys()).toEqual({ on: false, keys });
	const swapped = { ...USUAL_KEYS, approve: 'x', reject: 'f' };
	writeKeys({ on: true, keys: swapped });
	expect(readKeys().keys).toEqual(swapped);
	writeKeys({ on: true, keys: USUAL_KEYS });
	expect(kept.size).toBe(0);
	// As it was kept before keys could be chosen.
	kept.set('tasten', 'aus');
	expect(readKeys()).toEqual({ on: false, keys: USUAL_KEYS });
	kept.set('tasten', 'an approve=x nonsense=q later=12');
	expect(readKeys().keys).toEqual(USUAL_KEYS);
});

it('gives no key to two, and none that chooses a reason', () => {
	expect(isFree('e', 'approve', USUAL_KEYS)).toBe(true);
	expect(isFree('f', 'approve', USUAL_KEYS)).toBe(true);
	expect(isFree('x', 'approve', USUAL_KEYS)).toBe(false);
	for (const key of ['3', '', ' ', 'ab']) expect(isFree(key, 'approve', USUAL_KEYS)).toBe(false);
});

it('goes to a place by two keys one after the other, in time, and not where "g" does something else', () => {
	const go = new GoKeys();
	const at = (key: string, timeStamp: number, more = {}) =>
		go.press({ ...press(key), timeStamp, ...more });
	expect([at('g', 0), at('p', 1_000)]).toEqual([undefined, '/stabsstelle/pruefen']);
	expect([at('g', 5_000), at('h', 5_100)]).toEqual([undefined, '/stabsstelle']);
	expect(at('p', 5_200)).toBeUndefined();
	expect([at('g', 9_000), at('p', 11_000)]).toEqual([undefined, undefined]);
	expect([at('g', 20_000), at('x', 20_100), at('p', 20_200)]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	expect([at('g', 30_000, { ctrlKey: true }), at('p', 30_100)]).toEqual([undefined, undefined]);
	// The page behind a dialog is not left.
	dialog = {};
	expect([at('g', 35_000), at('p', 35_100)]).toEqual([undefined, undefined]);
	dialog = null;
	writeKeys({ on: true, keys: { ...USUAL_KEYS, approve: 'g' } });
	expect([at('g', 40_000), at('p', 40_100)]).toEqual([undefined, undefined]);
	writeKeys({ on: false, keys: USUAL_KEYS });
	expect([at('g', 50_000), at('p', 50_100)]).toEqual([undefined, undefined]);
});

it('takes Caps Lock for no Shift: who has it on approves nobody they did not mean', () => {
	const locked = { shiftKey: false };
	expect(actionOf(press('F', locked), false, USUAL_KEYS)).toBe('approve');
	expect(actionOf(press('J', locked), false, USUAL_KEYS)).toBe('next');
	expect(actionOf(press('f', { shiftKey: true }), false, USUAL_KEYS)).toBe('many');
	expect(['ß', '?', 'Enter'].map((key) => keyOf({ key, shiftKey: true }))).toEqual([
		...['ß', '?', 'Enter'],
	]);
});

it('does nothing behind a dialog, wherever the focus is: not even what Escape would close', () => {
	dialog = {};
	for (const key of ['f', 'x', 'Escape', ' ', '3'])
		expect(actionOf(press(key), true, USUAL_KEYS), key).toBeUndefined();
	expect(actionOf(press('Enter', { ctrlKey: true }), true, USUAL_KEYS)).toBeUndefined();
});

it('does nothing while somebody types, but a digit in the list of reasons', () => {
	const within = (...kinds: string[]) => ({
		target: Object.assign(new Element(), {
			matches: (selector: string) => kinds.some((kind) => selector.includes(kind)),
			closest: () => null,
		}),
	});
	for (const key of ['f', '/', '?', ' ', '3'])
		expect(actionOf(press(key, within('textarea')), true, USUAL_KEYS), key).toBeUndefined();
	expect(actionOf(press('3', within('select')), true, USUAL_KEYS)).toEqual({ reason: 2 });
	expect(actionOf(press('f', within('select')), true, USUAL_KEYS)).toBeUndefined();
});
