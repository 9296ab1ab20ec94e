import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepOnDevice, onDevice } from './entry-drafts';
import { allUnsentEntries, draftToOffer, keepToSend, sendEntry } from './unsent-entries';

const DRAFT = 'chor:news';
const values = { id: 'a1', text: 'Wir suchen Bässe.', topics: 'musik,soziales' };
const action = '/mein-verein/neu/neuigkeit?/veroeffentlichen&verein=chor';
let sent: { url: string; body: FormData }[] = [];

beforeEach(() => {
	sent = [];
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	});
});
afterEach(() => void vi.unstubAllGlobals());

const serverSays = (answer: unknown) =>
	vi.stubGlobal('fetch', (url: string, { body }: { body: FormData }) => {
		sent.push({ url, body });
		if (answer instanceof Error) return Promise.reject(answer);
		return Promise.resolve(
			new Response(typeof answer === 'string' ? answer : JSON.stringify(answer)),
		);
	});
function write({ photo = false } = {}) {
	keepOnDevice(DRAFT, values);
	expect(keepToSend(DRAFT, values, { action, seen: 's1', photo })).toBe(true);
	return allUnsentEntries()[0]?.name ?? '';
}

it('R19 goes out as it was written, under its own id, and is gone from here only then', async () => {
	const name = write();
	expect(allUnsentEntries()).toEqual([
		{ name, words: values.text, page: '/mein-verein/neu/neuigkeit?verein=chor', state: 'waits' },
	]);
	serverSays(new TypeError('Failed to fetch'));
	expect(await sendEntry(name)).toBe('waits');
	expect(allUnsentEntries()).toHaveLength(1);
	serverSays({ type: 'redirect', status: 303, location: '/mein-verein/eintraege?online=a1' });
	expect(await sendEntry(name)).toBe('sent');
	expect(sent.at(-1)?.url).toBe(action);
	expect(Object.fromEntries(sent.at(-1)?.body ?? [])).toEqual({ ...values, seen: 's1' });
	expect(allUnsentEntries()).toEqual([]);
	expect(onDevice(DRAFT)).toBeUndefined();
});

it.each([
	['sign-in', { type: 'redirect', location: '/anmelden?weiter=%2Fmein-verein' }],
	['sign-in', { type: 'redirect', location: '/en/anmelden?weiter=%2Fmein-verein' }],
	['waits', { type: 'failure', status: 429 }],
	['waits', { type: 'failure', status: 503 }],
	['waits', '<html>Anmeldung im WLAN</html>'],
	['refused', { type: 'failure', status: 400 }],
	['refused', { type: 'failure', status: 409 }],
	['refused', { type: 'error', status: 404 }],
])('R19 %s: the text is still there', async (said, answer) => {
	const name = write();
	serverSays(answer);
	expect(await sendEntry(name)).toBe(said);
	expect(allUnsentEntries()[0]).toMatchObject({
		words: values.text,
		state: said === 'refused' ? 'refused' : 'waits',
	});
	// What goes out by itself is no draft; what was refused is offered where it was written.
	expect(draftToOffer(DRAFT)?.values.text).toBe(said === 'refused' ? values.text : undefined);
});

it('R19 does not go out without its photo, and another text does not push it away', () => {
	write({ photo: true });
	expect(allUnsentEntries()[0]?.state).toBe('photo');
	expect(draftToOffer(DRAFT)?.values.text).toBe(values.text);
	keepOnDevice(DRAFT, { id: 'b2', text: 'Etwas Neues' });
	expect(allUnsentEntries()[0]?.words).toBe(values.text);
	expect(draftToOffer(DRAFT)?.values.text).toBe('Etwas Neues');
});

it('sends nowhere but to the club area', () => {
	keepToSend(DRAFT, values, { action: 'https://example.org/', seen: '', photo: false });
	expect(allUnsentEntries()).toEqual([]);
});
