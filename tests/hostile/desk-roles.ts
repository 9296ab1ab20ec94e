import { randomUUID } from 'node:crypto';
import type { OnPostgres } from '../support/on-postgres';
import { MATRIX, type Who } from './matrix';

// The roles of the coordination against what lies on its desk: objects of all kinds, a well-formed form for each
// button, and what a page offers to whoever reads it.

export const OFFICE_ROLES = ['read', 'review', 'curate', 'administer'] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];

const LEAST: Partial<Record<Who, OfficeRole>> = {
	...{ office: 'read', review: 'review', curate: 'curate', administer: 'administer' },
};
export const mayDo = (role: OfficeRole, who: Who): boolean => {
	const least = LEAST[who];
	return least !== undefined && OFFICE_ROLES.indexOf(role) >= OFFICE_ROLES.indexOf(least);
};

/** Rows of the matrix that are desk, with their forms. */
export const deskForms = (): { id: string; form: string; who: Who }[] =>
	Object.entries(MATRIX).flatMap(([id, row]) =>
		id.startsWith('/stabsstelle')
			? Object.entries(row.forms ?? {}).map(([form, who]) => ({ id, form, who }))
			: [],
	);

type Fields = [string, string][];
export interface Objects {
	/** Where a page of this route lies, for these objects. */
	pathOf(route: string): string;
	fieldsOf(route: string, form: string): Fields;
}

/** One of everything, so that each page of the desk has something to press. */
export async function layOut(on: OnPostgres): Promise<Objects> {
	const { sql } = on;
	const item = async (more: Record<string, string> = {}) => {
		const club = await on.addClub({ state: 'waiting' });
		const row = { id: randomUUID(), kind: 'club', club_id: club.id, state: 'open', ...more };
		await sql`insert into review ${sql({ ...row, submitted_at: new Date() })}`;
		return row.id;
	};
	const [open, other] = [await item(), await item()];
	const club = await on.addClub({ contact_mail: 'geheim@verein.example' });
	await on.addPerson({ clubId: club.id });
	const [one = '', two = ''] = [(await on.addClub()).id, (await on.addClub()).id].sort();
	// Found tomorrow: the comparison of the night takes away what it found before and finds no more.
	await sql`insert into duplicate_pair (one_id, other_id, score, state, found_at) values (${one}, ${two}, 90, 'open', now() + interval '1 day')`;
	const enquiry = randomUUID();
	await sql`insert into enquiry (id, club_id, created_at, waiting_since) values (${enquiry}, ${club.id}, now() - interval '8 days', now() - interval '8 days')`;
	await sql`insert into enquiry_step (enquiry_id, step, at) values (${enquiry}, 'coordination', now())`;
	const report = randomUUID();
	await sql`insert into report (id, thing_kind, thing_id, club_id, title, path, reason_key, message, due_at)
		values (${report}, 'club', ${club.id}, ${club.id}, ${club.name}, ${`/vereine/${club.slug}`}, 'gefaehrlich', 'Bitte ansehen.', now() + interval '1 day')`;
	const [colleague, invitation] = [randomUUID(), randomUUID()];
	const person = await on.addPerson();
	await sql`insert into office_role (id, person_id, team, role) values (${colleague}, ${person.id}, 'stadt', 'read')`;
	await sql`insert into office_invitation (id, mail, team, role, state, inviter_id, expires_at)
		values (${invitation}, ${`${invitation}@verein.example`}, 'stadt', 'read', 'open', ${person.id}, now() + interval '9 days')`;
	const ids: Record<string, string> = {
		'/stabsstelle/dubletten/[one]/[other]': `/stabsstelle/dubletten/${one}/${two}`,
		'/stabsstelle/meldungen/[id]': `/stabsstelle/meldungen/${report}`,
		'/stabsstelle/pruefen/[id]': `/stabsstelle/pruefen/${open}`,
		'/stabsstelle/pruefen/[id]/bearbeiten': `/stabsstelle/pruefen/${open}/bearbeiten`,
		'/stabsstelle/kontakt/[art]/[id]': `/stabsstelle/kontakt/verein/${club.id}`,
		'/stabsstelle/vereine/[id]': `/stabsstelle/vereine/${club.id}`,
		'/stabsstelle/textbausteine': '/stabsstelle/textbausteine?sprache=de&baustein=reject.werbung',
	};
	const words = { reason: 'Das passt so nicht.', reasonKey: 'werbung' };
	const fields: Record<string, Record<string, string>> = {
		'/stabsstelle/pruefen alle': { pick: `${other}.1.club`, decision: 'approve' },
		'/stabsstelle/pruefen/[id] entscheiden': { id: open, seen: '1', decision: 'ask', ...words },
		'/stabsstelle/pruefen/[id] notiz': { id: randomUUID(), text: 'Ruf ich an.' },
		'/stabsstelle/pruefen/[id]/bearbeiten default': { seen: '1', name: 'Anders', sentence: 'So.' },
		'/stabsstelle/meldungen/[id] entscheiden': {
			...{ id: report, seen: '1', verdict: 'dismiss', measure: 'none', decision: 'Kein Grund.' },
		},
		'/stabsstelle/dubletten/[one]/[other] zusammen': { keep: 'one', seen: 'x' },
		'/stabsstelle/kontakt/[art]/[id] default': { why: 'rueckfrage' },
		'/stabsstelle/unbeantwortet default': { id: enquiry },
		'/stabsstelle/team einladen': {
			...{ mail: `${randomUUID()}@verein.example`, team: 'stadt', role: 'administer' },
		},
		'/stabsstelle/team zuruecknehmen': { id: invitation },
		'/stabsstelle/team rolle': { id: colleague, role: 'administer' },
		'/stabsstelle/team entfernen': { id: colleague },
		'/stabsstelle/team kontakte': { id: person.id },
		'/stabsstelle/textbausteine default': {
			...{ decision: 'reject', reasonKey: 'werbung', locale: 'de', text: 'Nein.', seen: 'x' },
		},
		'/stabsstelle/vereine/[id] anhalten': { kind: 'block', ...words },
		'/stabsstelle/vereine/[id] vertrauen': { trust: 'nein', ...words },
	};
	return {
		pathOf: (route) => ids[route] ?? route,
		fieldsOf: (route, form) => Object.entries(fields[`${route} ${form}`] ?? { id: open }),
	};
}

/** Forms of this page that somebody could send: whose button is there. */
export function formsIn(body: string): string[] {
	const found: string[] = [];
	for (const [, head = '', inside = ''] of body.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
		if (!/method="POST"/i.test(head)) continue;
		const id = / id="([^"]+)"/.exec(head)?.[1];
		const button = /type="submit"/.test(inside) || (id && body.includes(`form="${id}"`));
		if (button) found.push(nameIn(/action="([^"]*)"/.exec(head)?.[1]));
		for (const [, action] of inside.matchAll(/formaction="([^"]*)"/g)) found.push(nameIn(action));
	}
	return found;
}
const nameIn = (action = '') => /\?(?:[^"]*[&;])?\/([\w-]+)/.exec(action)?.[1] ?? 'default';

/** Where its links lead, within the rooms that have a door: one of each shape. */
export function linksIn(body: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const [, href = ''] of body.matchAll(/href="(\/(?:stabsstelle|mein-verein)[^"#]*)/g)) {
		const shape = href.replace(/[\da-f-]{36}/g, '*').replace(/=[^&*]*/g, '');
		if (!found.has(shape)) found.set(shape, href.replaceAll('&amp;', '&'));
	}
	return found;
}
