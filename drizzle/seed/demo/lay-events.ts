import { addMinutes, toInstant } from '../../../src/lib/domain/time/local';
import { ruleStarts } from '../../../src/lib/domain/time/recurrence';
import { occurrences } from '../../../src/lib/domain/time/series';
import { addDays } from './calendar';
import { writtenAt, type Layout } from './context';
import { demoId, dice } from './dice';
import type { ClubDossier, EventDossier } from './dossier';
import { layWhere } from './lay-places';
import { isFeast, likelyDay } from './seasons';

const NEVER_PUBLIC = new Set(['draft', 'waiting', 'rejected']);
const PAST_DAYS = 90;
const AHEAD_DAYS = 400;
const MINUTE_MS = 60_000;

export function layEvents(
	layout: Layout,
	club: ClubDossier,
	of: { id: string; placeId: string | null },
): void {
	for (const [index, dossier] of (club.events ?? []).entries())
		layEvent(layout, club, of, dossier, `${club.key} ${index}`);
}

function layEvent(
	layout: Layout,
	club: ClubDossier,
	of: { id: string; placeId: string | null },
	dossier: EventDossier,
	key: string,
): void {
	const { rows, now, today } = layout;
	const id = demoId('event', key);
	const slug = layout.slug('event', dossier.title);
	const state = dossier.state ?? 'planned';
	const single = !dossier.rule;
	const first = single
		? likelyDay(
				addDays(today, dossier.inDays === 0 ? 1 : dossier.inDays),
				dossier.title,
				dossier.text,
				dossier.inDays >= 0,
			)
		: // A series has been running for a while already.
			addDays(today, Math.min(dossier.inDays, -dice.whole(30, PAST_DAYS, 'since', key)));
	const start = firstStart(`${first}T${dossier.from}`, dossier.rule);
	const all = occurrences(
		{
			start,
			end: addMinutes(start, dossier.minutes),
			rule: dossier.rule ?? null,
			exceptions: [],
			additions: [],
		},
		single ? start : `${addDays(today, -PAST_DAYS)}T00:00`,
		single ? addMinutes(start, 1) : `${addDays(today, AHEAD_DAYS)}T00:00`,
		200,
	).map((occurrence) => occurrence.start);
	const { skips } = dossier;
	const skipped = new Set(
		single
			? []
			: all.filter(
					(local, n) => isFeast(local.slice(0, 10)) || (skips && n > 0 && n % skips === 0),
				),
	);
	const dates = all.filter((local) => !skipped.has(local));
	// Of a series not everything is off, only the next date.
	const seriesTrouble = !single && (state === 'cancelled' || state === 'moved' || state === 'full');
	const publishedAt = NEVER_PUBLIC.has(state)
		? null
		: writtenAt(layout, dice.whole(2, 60, 'published', key), key);
	const troubled = seriesTrouble ? dates.find((local) => toInstant(local) > now) : undefined;
	const last = dates.at(-1) ?? start;
	rows.event.push({
		id,
		slug,
		clubId: of.id,
		title: dossier.title,
		text: dossier.text,
		type: dossier.type,
		topics: dossier.topics ?? club.topics,
		audiences: dossier.audiences ?? club.audiences,
		localStart: start,
		minutes: dossier.minutes,
		rule: dossier.rule ?? null,
		leftOut: [...skipped],
		added: [],
		...layWhere(layout, dossier, club, of.placeId),
		...(dossier.online ? { placeId: null, online: true } : { online: false }),
		price: dossier.price ?? '',
		registration: dossier.registration ?? 'keine',
		capacity: dossier.capacity ?? null,
		languages: dossier.languages ?? [],
		access: dossier.access ?? [],
		state: seriesTrouble ? 'planned' : state,
		reason: seriesTrouble ? '' : (dossier.reason ?? ''),
		publishedAt,
		lastEndsAt: single ? ends(last, dossier.minutes) : null,
		confirmedAt: publishedAt,
		createdAt: publishedAt ?? now,
		updatedAt: publishedAt ?? now,
	});
	rows.address.push({ thingKind: 'event', slug, thingId: id });
	for (const local of dates)
		rows.eventDate.push({
			id: demoId('date', `${key} ${local}`),
			eventId: id,
			localStart: local,
			startsAt: toInstant(local),
			endsAt: ends(local, dossier.minutes),
			state:
				local === troubled
					? state
					: single && state !== 'draft' && !NEVER_PUBLIC.has(state)
						? state
						: 'planned',
			reason: local === troubled || single ? (dossier.reason ?? '') : '',
		});
}

/** A rule counts from its own first day, whatever day was written. */
function firstStart(from: string, rule: string | undefined): string {
	if (!rule) return from;
	for (const start of ruleStarts(rule, from, from, addMinutes(from, 400 * 1_440))) return start;
	throw new Error(`The rule ${rule} has no date`);
}

const ends = (local: string, minutes: number): Date =>
	new Date(toInstant(local).getTime() + minutes * MINUTE_MS);
