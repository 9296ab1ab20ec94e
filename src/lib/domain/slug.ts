import { SLUG_LENGTH } from './slug-shape';
import { fold } from './fold';

/** First segments of addresses that are ours; no thing may be called so. */
export const RESERVED_SLUGS: readonly string[] = [
	'admin',
	'anfrage',
	'anmelden',
	'api',
	'barrierefreiheit',
	'bearbeiten',
	'datenschutz',
	'demo',
	'embed',
	'en',
	'entdecken',
	'feeds',
	'health',
	'impressum',
	'karte',
	'mein-verein',
	'mitmachen',
	'neu',
	'neuigkeiten',
	'offline',
	'ogc',
	'robots',
	'sitemap',
	'speicher',
	'stabsstelle',
	'suche',
	'teilen',
	'termine',
	'themen',
	'stadtteile',
	'vereine',
];

/** The address of a thing with this name: small latin letters, digits, hyphens; never empty or reserved. */
export function slugOf(name: string, otherwise = 'eintrag'): string {
	const plain = latin(fold(name.slice(0, 400)))
		.replace(/\be\s*\.?\s*v\b\.?/g, 'ev')
		.replace(/&/g, ' und ')
		.replace(/['’‘`´]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const short = cut(plain, SLUG_LENGTH) || otherwise;
	// A whole number could be taken for a page or an id.
	return RESERVED_SLUGS.includes(short) || /^\d+$/.test(short)
		? cut(`${otherwise}-${short}`, SLUG_LENGTH)
		: short;
}

/** The same address made different from all that are taken: `chor`, `chor-2`, `chor-3` … */
export function uniqueSlug(slug: string, isTaken: (candidate: string) => boolean): string {
	if (!isTaken(slug)) return slug;
	for (let number = 2; ; number++) {
		const candidate = withSuffix(slug, number);
		if (!isTaken(candidate)) return candidate;
	}
}

/** `chor` + 2 → `chor-2`, within the length. */
export const withSuffix = (slug: string, number: number): string =>
	`${cut(slug, SLUG_LENGTH - String(number).length - 1)}-${number}`;

/** Shortened at a hyphen where one is near, so that no word is torn. */
function cut(slug: string, length: number): string {
	if (slug.length <= length) return slug;
	const short = slug.slice(0, length);
	const hyphen = slug[length] === '-' ? length : short.lastIndexOf('-');
	return (hyphen > length / 2 ? short.slice(0, hyphen) : short).replace(/-+$/, '');
}

/** Cyrillic and Greek as a German reader would write them; other scripts have no letters here. */
function latin(folded: string): string {
	return folded.replace(
		/[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
		(letter) => letters()[letter] ?? '',
	);
}

let known: Record<string, string> | undefined;
/** Made when it is asked for: every page knows what a slug looks like, few make one. */
const letters = () =>
	(known ??= Object.fromEntries(
		(
			'а=a б=b в=w г=g ґ=g д=d е=e ё=jo є=je ж=sch з=s и=i і=i ї=ji й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t ' +
			'у=u ў=u ф=f х=ch ц=z ч=tsch ш=sch щ=schtsch ъ= ы=y ь= э=e ю=ju я=ja ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz ' +
			'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o'
		)
			.split(' ')
			.map((pair) => pair.split('=') as [string, string]),
	));
