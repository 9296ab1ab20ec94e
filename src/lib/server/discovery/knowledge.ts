import { searchWord, synonymGroup } from '$db/schema';
import type { City } from '$lib/city';
import { knownParts } from '$lib/domain/search/compounds';
import type { Labels, Tools } from '$lib/domain/search/entry';
import { openLexicon } from '$lib/domain/search/lexicon';
import type { PlanTools } from '$lib/domain/search/plan';
import { words } from '$lib/domain/search/stem';
import { openThesaurus } from '$lib/domain/search/thesaurus';
import { openGazetteer } from '$lib/domain/search/where';
import { asc, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { rows, type Database } from '../platform/database';

/** What the search knows about words: from the database, kept in memory, followed without a restart. */
export interface Knowledge {
	/** For planning and for making documents; another object after every change of the synonyms. */
	readonly tools: PlanTools & Tools;
	/** Of the synonyms: documents made with other ones are old. */
	readonly version: string;
	/** Looks whether something changed; true when documents must be made anew. */
	refresh(): Promise<boolean>;
}

export async function openKnowledge(
	database: Database,
	city: City,
	labels: Labels,
): Promise<Knowledge> {
	const gazetteer = openGazetteer(city);
	const lexicon = openLexicon();
	const cityNames = new Set(
		words(
			[city.name, city.phrases.adjective, `${city.phrases.adjective}s`, city.region].join(' '),
		).filter((word) => word.length > 3 && word !== 'umgebung'),
	);
	let version = '';
	let tools: (PlanTools & Tools) | undefined;
	let lexiconStamp = '';

	const readSynonyms = async (): Promise<boolean> => {
		const groups = await database.read((db) =>
			db
				.select({ canonical: synonymGroup.canonical, alternatives: synonymGroup.alternatives })
				.from(synonymGroup)
				.orderBy(asc(synonymGroup.name)),
		);
		const found = createHash('sha256')
			.update(JSON.stringify(groups))
			.digest('base64url')
			.slice(0, 16);
		if (found === version && tools) return false;
		version = found;
		const thesaurus = openThesaurus(groups);
		tools = {
			thesaurus,
			gazetteer,
			lexicon,
			labels,
			cityNames,
			parts: knownParts(thesaurus.singles),
		};
		return true;
	};

	const readLexicon = async () => {
		const [state] = await database.read((db) =>
			rows<{ count: number | string }>(db, sql`select count(*) as count from search_word`),
		);
		const stamp = String(state?.count ?? 0);
		if (stamp === lexiconStamp) return;
		const all = await database.read((db) => db.select({ word: searchWord.word }).from(searchWord));
		lexicon.add(all.map((each) => each.word));
		lexiconStamp = stamp;
	};

	const refresh = async () => {
		const changed = await readSynonyms();
		await readLexicon();
		return changed;
	};
	await refresh();
	return {
		get tools() {
			if (!tools) throw new Error('The synonyms were never read');
			return tools;
		},
		get version() {
			return version;
		},
		refresh,
	};
}
