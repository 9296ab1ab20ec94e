import { openKeptTexts, type DeviceDraft } from './kept-texts';

// What an editor wanted to publish and could not: it lies with the drafts of this device until the server took
// it. It carries the id the form gave it, so that sent twice it is one.

const WHERE = '_wohin';
const SEEN = '_stand';
const PHOTO = '_foto';
const REFUSED = '_abgelehnt';
/** The draft it was made of. */
const DRAFT = '_entwurf';
const drafts = openKeptTexts('entry-draft');

export type Sending = 'waits' | 'sign-in' | 'refused' | 'photo' | 'sent';

export interface UnsentEntry {
	/** Of the draft. */
	name: string;
	/** What the writer knows it by. */
	words: string;
	/** Where it is written. */
	page: string;
	state: Exclude<Sending, 'sent' | 'sign-in'>;
}

/** False: this device keeps nothing, and the words stand on the page only. */
export const keepToSend = (
	draft: string,
	values: Record<string, string>,
	to: { action: string; seen: string; photo: boolean },
): boolean =>
	drafts.keep(`wartet:${values.id ?? ''}`, {
		...values,
		[DRAFT]: draft,
		[WHERE]: to.action,
		[SEEN]: to.seen,
		...(to.photo ? { [PHOTO]: 'ja' } : {}),
	});

const isStuck = (values: Record<string, string>) => Boolean(values[REFUSED] ?? values[PHOTO]);

/** What does not go out by itself is offered where it was written; what does is no draft any more. */
export function draftToOffer(draft: string): DeviceDraft | undefined {
	const all = drafts.all();
	const kept = all[draft];
	const sends = (id: string | undefined) =>
		Object.values(all).some(({ values }) => values[WHERE] && values.id === id && !isStuck(values));
	if (kept && !sends(kept.values.id)) return kept;
	return Object.values(all).find(({ values }) => values[DRAFT] === draft && isStuck(values));
}

export const allUnsentEntries = (): UnsentEntry[] =>
	Object.entries(drafts.all()).flatMap(([name, { values }]) => {
		const where = values[WHERE] ?? '';
		if (!/^(\/en)?\/mein-verein\//.test(where)) return [];
		const [path = '', query = ''] = where.split('?', 2);
		const club = new URLSearchParams(query).get('verein');
		return [
			{
				name,
				words: values.title || values.text || '',
				page: club ? `${path}?${new URLSearchParams({ verein: club }).toString()}` : path,
				state: values[REFUSED] ? 'refused' : values[PHOTO] ? 'photo' : 'waits',
			},
		];
	});

export const removeUnsentEntry = (name: string): void => drafts.remove(name);

/** Tries once. Only what the server took is gone from here. */
export async function sendEntry(name: string): Promise<Sending> {
	const values = drafts.all()[name]?.values;
	const where = values?.[WHERE];
	if (!values || !where) return 'sent';
	const body = new FormData();
	for (const [field, value] of Object.entries(values))
		if (!field.startsWith('_')) body.append(field, value);
	body.set('seen', values[SEEN] ?? '');
	const said = await post(where, body);
	if (said === 'sent') drafts.removeWhere((draft) => draft.values.id === values.id);
	if (said === 'refused') drafts.keep(name, { ...values, [REFUSED]: 'ja' });
	return said;
}

async function post(where: string, body: FormData): Promise<Sending> {
	try {
		const answer = await fetch(where, {
			method: 'POST',
			body,
			headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
		});
		return outcomeOf((await answer.json()) as Answer);
	} catch (error) {
		// No network, or somebody else's page in between: nothing is known to have arrived.
		if (error instanceof TypeError || error instanceof SyntaxError) return 'waits';
		throw error;
	}
}

interface Answer {
	type?: string;
	status?: number;
	location?: string;
}

const LATER = new Set([408, 429, 502, 503, 504, 507]);

function outcomeOf({ type, status = 0, location = '' }: Answer): Sending {
	if (type === 'redirect') return isSignIn(location) ? 'sign-in' : 'sent';
	return LATER.has(status) ? 'waits' : 'refused';
}

export const isSignIn = (location: string): boolean => /^(\/en)?\/anmelden([/?]|$)/.test(location);
