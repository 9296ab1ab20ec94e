import type { ThingPage } from '$lib/domain/pages/thing-page';
import { demand, type Actor } from '$lib/domain/rights/may';
import { dateOf, toLocal } from '$lib/domain/time/local';
import { sql } from 'drizzle-orm';
import { usualReplyDays } from '../enquiries';
import type { Platform } from '../platform';
import { rows, type Db } from '../platform/database';

/** The days a club is told about, and as many before them to compare with. */
export const EFFECT_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_THINGS = 30;

export interface Effect {
	/** How often the pages of the club and of all it wrote were opened. */
	seen: number;
	seenBefore: number;
	enquiries: number;
	answered: number;
	/** Nothing as long as so few were answered that it would say more about chance. */
	replyDays?: number;
}

export interface ThingEffect extends ThingPage {
	id: string;
	title: string;
	seen: number;
	enquiries: number;
}

type Parts = Pick<Platform, 'database' | 'clock'>;

/** What came of what a club wrote: numbers only, nobody was followed. */
export async function readEffect(
	{ database, clock }: Parts,
	who: { actor: Actor },
	clubId: string,
): Promise<Effect> {
	demand(who.actor, 'club.see', { clubId });
	const now = clock.now();
	return database.read(async (db) => {
		const [seen] = await rows<{ seen: number; before: number }>(
			db,
			sql`select coalesce(sum(count) filter (where day > ${dayBefore(now, 1)}), 0)::int as seen,
				coalesce(sum(count) filter (where day <= ${dayBefore(now, 1)}), 0)::int as before
				from view_count where day > ${dayBefore(now, 2)} and thing_id in (${thingsOf(clubId)})`,
		);
		const [asked] = await rows<{ enquiries: number; answered: number }>(
			db,
			sql`select count(*)::int as enquiries, count(answered_at)::int as answered
				from enquiry where club_id = ${clubId} and created_at > ${instantBefore(now)}`,
		);
		const replyDays = await usualReplyDays(db, clubId, now);
		return {
			seen: seen?.seen ?? 0,
			seenBefore: seen?.before ?? 0,
			enquiries: asked?.enquiries ?? 0,
			answered: asked?.answered ?? 0,
			...(replyDays === undefined ? {} : { replyDays }),
		};
	});
}

/** The same, thing by thing: what was opened most stands first. */
export async function listThingEffects(
	{ database, clock }: Parts,
	who: { actor: Actor },
	clubId: string,
): Promise<ThingEffect[]> {
	demand(who.actor, 'club.see', { clubId });
	const now = clock.now();
	return database.read((db) => thingEffects(db, clubId, now));
}

const thingEffects = (db: Db, clubId: string, now: Date) =>
	rows<Pick<ThingEffect, 'kind' | 'id' | 'slug' | 'title' | 'seen' | 'enquiries'>>(
		db,
		sql`with thing as (
				select 'club' as kind, id, slug, name as title from club where id = ${clubId}
				union all select 'need', id, slug, title from need where club_id = ${clubId}
				union all select 'event', id, slug, title from event where club_id = ${clubId}
				union all select 'news', id, slug, title from news where club_id = ${clubId}
			)
			select * from (
				select t.kind, t.id, t.slug, t.title,
					(select coalesce(sum(v.count), 0)::int from view_count v
						where v.thing_id = t.id and v.thing_kind = t.kind and v.day > ${dayBefore(now, 1)}) as seen,
					(select count(*)::int from enquiry e where t.kind = 'need' and e.need_id = t.id
						and e.created_at > ${instantBefore(now)}) as enquiries
				from thing t
			) effect where seen > 0 or enquiries > 0
			order by seen desc, enquiries desc, title, id limit ${MOST_THINGS}`,
	);

const thingsOf = (clubId: string) =>
	sql`select ${clubId}::uuid union all select id from need where club_id = ${clubId}
		union all select id from event where club_id = ${clubId}
		union all select id from news where club_id = ${clubId}`;

const instantBefore = (now: Date) =>
	sql`${new Date(now.getTime() - EFFECT_DAYS * DAY_MS).toISOString()}::timestamptz`;
const dayBefore = (now: Date, times: number) =>
	sql`${dateOf(toLocal(new Date(now.getTime() - times * EFFECT_DAYS * DAY_MS)))}::date`;
