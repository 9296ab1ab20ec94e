import { edits } from './edits';
import { words } from './stem';

/** What the search needs to know of a city's places; `City` has it. */
export interface PlaceNames {
	districts: readonly {
		key: string;
		label: string;
		aliases: readonly string[];
		parts: readonly { label: string }[];
		postcodes: readonly string[];
	}[];
	postcodes: readonly { code: string; district: string }[];
}

export interface Where {
	districts: readonly string[];
	postcode?: string;
	/** How many words of the query say it. */
	length: number;
}

export interface Gazetteer {
	/** What place begins at this word of the query; `typos` where the word means nothing else. */
	at(all: readonly string[], at: number, typos?: boolean): Where | undefined;
	label(key: string): string | undefined;
	keys: readonly string[];
}

const LONGEST = 4;

export function openGazetteer(places: PlaceNames): Gazetteer {
	const names = new Map<string, Set<string>>();
	const add = (name: string, key: string) => {
		const folded = words(name).join(' ');
		if (folded.length < 3) return;
		names.set(folded, (names.get(folded) ?? new Set()).add(key));
	};
	for (const district of places.districts) {
		for (const name of [district.label, ...district.aliases]) add(name, district.key);
		// Official parts are long: people say one name of the several.
		for (const part of district.parts)
			for (const name of part.label.split('/')) add(name, district.key);
		// "St. Lorenz" alone means both halves of it.
		add(district.label.replace(/[- ]?(nord|süd|ost|west|mitte)$/i, ''), district.key);
	}
	const long = [...names.keys()].filter((name) => name.length >= 6);
	const codes = new Set([
		...places.postcodes.map((postcode) => postcode.code),
		...places.districts.flatMap((district) => district.postcodes),
	]);

	const exact = (phrase: string): readonly string[] | undefined => {
		const keys = names.get(phrase);
		return keys ? [...keys] : undefined;
	};
	const guess = (phrase: string): readonly string[] | undefined => {
		if (phrase.length < 6) return undefined;
		const near = long.find((name) => name[0] === phrase[0] && edits(name, phrase, 1) === 1);
		return near === undefined ? undefined : exact(near);
	};

	return {
		keys: places.districts.map((district) => district.key),
		label: (key) => places.districts.find((district) => district.key === key)?.label,
		at(all, at, typos = true) {
			for (let length = Math.min(LONGEST, all.length - at); length > 0; length--) {
				const phrase = all.slice(at, at + length).join(' ');
				const districts = exact(phrase) ?? (typos ? guess(phrase) : undefined);
				if (districts) return { districts, length };
			}
			const code = all[at] ?? '';
			return codes.has(code) ? { districts: [], postcode: code, length: 1 } : undefined;
		},
	};
}
