import { toInstant } from '../../../src/lib/domain/time/local';
import { weekdayOf } from '../../../src/lib/domain/time/weekday';
import { addDays } from './calendar';
import { daysAfter, daysBefore, writtenAt, type Layout } from './context';
import { demoId, dice } from './dice';
import type { ClubDossier, NeedDossier } from './dossier';
import { layWhere } from './lay-places';
import { inventName, inventPhone } from './people';
import { likelyDay } from './seasons';

const NEVER_PUBLIC = new Set(['draft', 'waiting', 'query', 'rejected']);

/** What stands on a card: the first sentence, if it is short enough to be one. */
function firstSentence(text: string): string {
	const end = text.search(/[.!?…](\s|$)/);
	const sentence = end < 0 ? text : text.slice(0, end + 1);
	return sentence.length <= 180 ? sentence : `${sentence.slice(0, 170).replace(/\s+\S*$/, '')} …`;
}

export function layNeeds(
	layout: Layout,
	club: ClubDossier,
	of: { id: string; placeId: string | null },
): void {
	for (const [index, dossier] of (club.needs ?? []).entries())
		layNeed(layout, club, of, dossier, `${club.key} ${index}`);
}

function layNeed(
	layout: Layout,
	club: ClubDossier,
	of: { id: string; placeId: string | null },
	dossier: NeedDossier,
	key: string,
): void {
	const { rows, now, today } = layout;
	const id = demoId('need', key);
	const slug = layout.slug('need', dossier.title);
	const state = dossier.state ?? 'open';
	const publishedAt = NEVER_PUBLIC.has(state)
		? null
		: writtenAt(layout, dice.whole(0, 75, 'published', key), key);
	const session = laySession(layout, dossier, id, key, today);
	const over = state === 'expired' || state === 'done';
	const expiresAt = over
		? daysBefore(now, dice.whole(3, 40, 'expired', key))
		: (session?.endsAt ?? daysAfter(now, dice.whole(45, 180, 'expires', key)));
	rows.need.push({
		id,
		slug,
		clubId: of.id,
		title: dossier.title,
		summary: firstSentence(dossier.text),
		text: dossier.text,
		kind: dossier.kind,
		effort: dossier.effort,
		hours: dossier.hours === undefined ? null : Math.max(1, Math.round(dossier.hours)),
		topics: dossier.topics ?? club.topics,
		activities: dossier.activities,
		audiences: dossier.audiences ?? club.audiences,
		days: dossier.days ?? (session ? [weekdayOf(session.localStart)] : []),
		times: dossier.times ?? [],
		mode: dossier.mode ?? 'vor-ort',
		...layWhere(layout, dossier, club, of.placeId),
		helpers: dossier.helpers ?? null,
		german: dossier.german ?? null,
		minAge: dossier.minAge ?? null,
		maxAge: dossier.maxAge ?? null,
		forTwo: dossier.forTwo ?? null,
		withChildren: dossier.withChildren ?? null,
		access: dossier.access ?? [],
		requires: dossier.requires ?? [],
		rewards: dossier.rewards ?? [],
		insured: dossier.insured ?? null,
		urgent: dossier.urgent ?? false,
		state,
		nextAt: session && session.startsAt > now ? session.startsAt : null,
		publishedAt,
		expiresAt,
		confirmedAt: publishedAt,
		createdAt: publishedAt ?? daysBefore(now, dice.whole(0, 6, 'made', key)),
		updatedAt: publishedAt ?? now,
	});
	rows.address.push({ thingKind: 'need', slug, thingId: id });
	if (state === 'open' || state === 'full') layEnquiries(layout, { id, clubId: of.id }, key);
}

function laySession(
	{ rows }: Layout,
	dossier: NeedDossier,
	needId: string,
	key: string,
	today: string,
) {
	if (dossier.inDays === undefined) return undefined;
	const { title, text } = dossier;
	const day = likelyDay(addDays(today, Math.max(1, dossier.inDays)), title, text, true);
	const localStart = `${day}T${dossier.from ?? '10:00'}`;
	const localEnd = `${day}T${dossier.to ?? '13:00'}`;
	const session = {
		id: demoId('session', key),
		needId,
		localStart,
		localEnd,
		startsAt: toInstant(localStart),
		endsAt: toInstant(localEnd),
		helpers: dossier.helpers ?? null,
	};
	rows.needSession.push(session);
	return session;
}

const MESSAGES = [
	'Hallo, ich möchte gern helfen. Ist noch Platz?',
	'Moin, ich bin neu in der Stadt und suche etwas am Abend. Passt das bei euch?',
	'Ich habe das noch nie gemacht, aber Lust darauf. Darf ich einmal zusehen?',
	'Guten Tag, meine Schwester und ich würden zusammen kommen.',
	'Ich spreche noch nicht gut Deutsch. Geht das trotzdem?',
	'Ab nächster Woche hätte ich dienstags Zeit.',
	'Wie lange dauert es jedes Mal, und wo treffen wir uns?',
];
const STATES = ['sent', 'answered', 'answered', 'clarified', 'closed', 'withdrawn'] as const;

function layEnquiries(
	{ rows, now }: Layout,
	need: { id: string; clubId: string },
	key: string,
): void {
	const count = Math.floor(dice.share('enquiries', key) ** 2 * 5);
	for (let n = 0; n < count; n++) {
		const id = demoId('enquiry', `${key} ${n}`);
		const createdAt = daysBefore(
			now,
			dice.whole(0, 40, 'asked', key, n),
			dice.whole(0, 20, 'at', key, n),
		);
		const answeredAt = new Date(
			createdAt.getTime() + dice.whole(1, 70, 'answer', key, n) * 3_600_000,
		);
		// What waits for an answer waits as long as the clock of the promise allows: nobody was forgotten here.
		const picked = dice.pick(STATES, 'state', key, n);
		const state = answeredAt > now ? 'sent' : picked === 'sent' ? 'answered' : picked;
		rows.enquiry.push({
			id,
			clubId: need.clubId,
			needId: need.id,
			state,
			createdAt,
			answeredAt: state === 'sent' || state === 'withdrawn' ? null : answeredAt,
			waitingSince: state === 'sent' ? createdAt : null,
			closedAt: state === 'closed' || state === 'withdrawn' ? answeredAt : null,
		});
		rows.enquiryContact.push({
			enquiryId: id,
			name: inventName('asks', key, n),
			mail: n % 4 === 3 ? '' : `anfrage-${id.slice(0, 8)}@demo.example`,
			phone: n % 4 === 3 ? inventPhone('asks', key, n) : '',
			message: dice.pick(MESSAGES, 'message', key, n),
			eraseAt: daysAfter(createdAt, 90),
		});
	}
}
