import { fold } from '../fold';
import { edits } from '../search/edits';

// What tells the name of one club from that of another, however it is written.

/** Long forms that people shorten, each written the short way on both sides. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
	[/\bturn\s*(?:und|u|-)*\s*sportverein\b/g, 'tsv'],
	[/\bverein fuer leibesuebungen\b/g, 'vfl'],
	[/\bsport\s*verein\b/g, 'sv'],
	[/\bsport\s*club\b/g, 'sc'],
	[/\bfussball\s*(?:club|klub)\b/g, 'fc'],
	[/\bfreiwillige feuerwehr\b/g, 'ff'],
	[/\bdeutsches rotes kreuz\b/g, 'drk'],
	[/\barbeiterwohlfahrt\b/g, 'awo'],
	[/\bnaturschutzbund(?: deutschland)?\b/g, 'nabu'],
	[/\barbeiter samariter bund\b/g, 'asb'],
	[/\btechnisches hilfswerk\b/g, 'thw'],
	[/\bdeutsche lebens rettungs gesellschaft\b/g, 'dlrg'],
	[/\bchristlicher verein junger menschen\b/g, 'cvjm'],
	[/\bvolkshochschule\b/g, 'vhs'],
];

const EMPTY = new Set(
	`e v ev eg ug eingetragener eingetragene verein der die das des dem den und u fuer in im von vom zu zum zur am an bei
	mit luebeck luebecker gmbh ggmbh gemeinnuetzige mbh gruppe hansestadt`.split(/\s+/),
);

/** Has a name of its own beside the club it belongs to. */
const PART =
	/(?:abteilung|sparte|ortsgruppe|kreisverband|landesverband|foerder(?:verein|kreis)|freundeskreis)$|^jugend/;
/** A year of foundation says little, and half of the entries leave it out. */
const YEAR = /^(?:1[6-9]|20)\d\d$/;
const FOUNDED = /\b(?:von|seit|gegr|gegruendet)\s+(?:1[6-9]|20)\d\d\b/g;

/** The words of a name that tell it from others. */
export function coreWords(name: string): string[] {
	let text = fold(name)
		.replace(/\be\.?\s*v\.?(?=\s|$|[),])/g, ' ')
		.replace(FOUNDED, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	for (const [long, short] of SHORT_FORMS) text = text.replace(long, short);
	return [...new Set(text.split(' ').filter((word) => word !== '' && !EMPTY.has(word)))];
}

export interface NameLikeness {
	/** 0 to 1. */
	likeness: number;
	/** Each has a word the other has not, or one names a part of the other: two things, until more speaks for one. */
	apart: boolean;
}

const weightOf = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
const NOTHING: NameLikeness = { likeness: 0, apart: true };
const SAME: NameLikeness = { likeness: 1, apart: false };

/** Words that both have, each of them allowed a slip; a number in one and not in the other tells them apart. */
export function compareNames(first: readonly string[], second: readonly string[]): NameLikeness {
	if (first.length === 0 || second.length === 0) return NOTHING;
	const dated = [first, second].every((words) => words.some((word) => YEAR.test(word)));
	const plain = (words: readonly string[]) =>
		dated || words.length === 1 ? words : words.filter((word) => !YEAR.test(word));
	const one = takenApart(plain(first), plain(second));
	const other = takenApart(plain(second), plain(first));
	const [together, its] = [one.join(''), other.join('')];
	if (together === its || (one.length !== other.length && sameWord(together, its))) return SAME;
	const sorted = (words: readonly string[]) => [...words].sort().join('');
	if (sorted(one) === sorted(other)) return SAME;
	if (initialsOf(one, other) || initialsOf(other, one)) return { likeness: 0.8, apart: false };
	const alone = (words: readonly string[], others: readonly string[]) =>
		words.filter((word) => !others.some((another) => sameWord(word, another)));
	const mine = alone(one, other);
	const yours = alone(other, one);
	const shared = weightOf(one) - weightOf(mine) + (weightOf(other) - weightOf(yours));
	const likeness = Math.min(1, shared / (weightOf(one) + weightOf(other)));
	const isPart = [...mine, ...yours].some((word) => PART.test(word));
	const numbers = (words: readonly string[]) => words.filter((word) => /^\d+$/.test(word));
	const figures = [...numbers(mine), ...numbers(yours)];
	return {
		likeness: figures.length > 0 ? likeness * 0.6 : likeness,
		apart: (mine.length > 0 && yours.length > 0) || isPart || figures.length > 0,
	};
}

/** "Kinderzirkus" beside "Zirkus für Kinder": a word that is made of two words of the other is these two. */
const takenApart = (words: readonly string[], others: readonly string[]): string[] =>
	words.flatMap((word) => {
		const start = others.find(
			(its) => word.startsWith(its) && others.includes(word.slice(its.length)),
		);
		return start === undefined ? [word] : [start, word.slice(start.length)];
	});

/** One slip in a word; the beginning of a longer one is left alone, there it is another word ("Deich", "Teich"). */
function sameWord(a: string, b: string): boolean {
	if (a === b) return true;
	if (/\d/.test(a + b) || Math.min(a.length, b.length) < 5) return false;
	if (a.charAt(0) !== b.charAt(0)) return false;
	if (inflected(a, b) || inflected(b, a)) return true;
	const allowed = Math.min(a.length, b.length) > 12 ? 2 : 1;
	return edits(a, b, allowed) <= allowed;
}

/** "Lesepaten" and "Lesepatinnen", "Moewenhusen" and "Moewenhusener". */
const ENDINGS = /^(?:er|ern|e|en|n|s|es|in|innen)?$/;
const inflected = (short: string, long: string): boolean =>
	long.startsWith(short) && ENDINGS.test(long.slice(short.length));

/** "IKT" for "Interkultureller Kreis Travehagen": the short form of three words or more. */
const initialsOf = (short: readonly string[], long: readonly string[]): boolean =>
	short.length === 1 &&
	long.length >= 3 &&
	short[0] === long.map((word) => word.charAt(0)).join('');
