import { searchEntry } from '$db/schema';
import type { EntryCard } from '$lib/domain/search/entry';
import { planWord, type PlannedWord } from '$lib/domain/search/plan';
import type { Suggestions } from '$lib/domain/search/result';
import { words } from '$lib/domain/search/stem';
import { TOPICS } from '$lib/domain/vocabulary/keys';
import type { City } from '$lib/city';
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';
import { stillPublic } from './check-public';
import type { SearchParts } from './search';
import { queriesOf } from './word-queries';

const MOST = 5;
/** Names looked at, and how many must agree, to say what a word is about. */
const MOST_ASKED = 500;
const LEAST_LIVED = 2;
/** Two letters stand in the middle of nearly every name, and no index finds them there: they begin a word. */
const LEAST_LETTERS = 3;

/** While somebody types: topics, clubs and places that begin so or mean this. From the database alone: it is one short query. */
export async function suggest(
	parts: SearchParts,
	city: City,
	text: string,
	now: Date,
): Promise<Suggestions> {
	const typed = words(text);
	const last = typed.at(-1) ?? '';
	if (typed.join('').length < 2) return { topics: [], clubs: [], places: [], degraded: false };
	const tools = parts.knowledge.tools;
	const planned = planWord(last, true, tools);
	const means = new Set([planned.stem, ...planned.meanings.flatMap((term) => term.split(' '))]);
	const at = Math.floor(now.getTime() / 1000);
	const named = TOPICS.filter((key) => {
		const known = words(parts.labels.words('topic', key).join(' '));
		return known.some((word) => word.startsWith(last) || means.has(word));
	});
	// A whole word that means something is no beginning of another: "singen" is not about "single".
	const whole = planWord(last, false, tools);
	const about = whole.meanings.length > 0 ? whole : planned;
	const [lived, clubs] = await Promise.all([
		named.length < MOST && last.length >= LEAST_LETTERS
			? livedTopics(parts.database, about, at)
			: [],
		clubsNamed(parts.database, typed, now),
	]);
	const topics = [...new Set<string>([...named, ...lived])].slice(0, MOST);
	const phrase = typed.join(' ');
	const places = city.districts
		.filter((district) =>
			[district.label, ...district.aliases].some((name) => {
				const folded = words(name).join(' ');
				return folded.startsWith(phrase) || folded.startsWith(last);
			}),
		)
		.slice(0, MOST);
	return {
		topics: topics.map((key) => ({ key, label: parts.labels.label('topic', key) })),
		clubs: clubs.map(({ id, name, url, district }) => ({ id, name, url, district })),
		places: places.map(({ key, label }) => ({ key, label })),
		degraded: false,
	};
}

async function clubsNamed(
	database: Database,
	typed: readonly string[],
	now: Date,
): Promise<EntryCard[]> {
	const { name } = searchEntry;
	const conditions = typed.map((word) =>
		word.length < LEAST_LETTERS
			? sql`(${name} like ${`${word}%`} or ${name} like ${`% ${word}%`})`
			: sql`${name} like ${`%${word}%`}`,
	);
	const found = await database.read((db) =>
		rows<{ card: EntryCard }>(
			db,
			sql`select ${searchEntry.document} -> 'card' as card from ${searchEntry}
				where ${searchEntry.type} = 'club' and ${searchEntry.visibleUntil} > ${Math.floor(now.getTime() / 1000)}
					and ${sql.join(conditions, sql` and `)}
				order by starts_with(${name}, ${typed.join(' ')}) desc, ${searchEntry.stale}, ${searchEntry.tie}
				limit ${MOST}`,
		),
	);
	const cards = found.map(({ card }) => card);
	const fresh = await stillPublic(database, cards, now);
	return cards.filter((card) => fresh.has(card.id));
}

/** Under which topics those stand who call themselves so: a choir says "music" without anybody writing it down. */
async function livedTopics(database: Database, word: PlannedWord, at: number): Promise<string[]> {
	const found = await database.read((db) =>
		rows<{ topic: string }>(
			db,
			sql`with m as (
					select ${searchEntry.topics} as topics from ${searchEntry}
					where ${searchEntry.heads} @@ ${queriesOf(word, false).headMeant}::tsquery
						and ${searchEntry.visibleUntil} > ${at} and ${searchEntry.visibleFrom} <= ${at} limit ${MOST_ASKED}
				)
				select topic from m, unnest(m.topics) as topic group by topic
				having count(*) >= ${LEAST_LIVED} and count(*) * 3 >= (select count(*) from m)
				order by count(*) desc, topic limit 2`,
		),
	);
	return found.map((row) => row.topic);
}
