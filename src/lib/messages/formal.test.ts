import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) =>
	JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, string>;
const familiar = read('de.json');
const formal = Object.entries(read('de-sie.json')).map(([key, text]) => ({ key, text }));
const keys = formal.map(({ key }) => key);

/** Sentences that look familiar and are not, with what makes them look so. */
const LOOKS_FAMILIAR: Record<string, string> = {
	privacy_feedback_text: '"aus ihr" is the key made of an address',
};

// `\b` takes a letter with dots for the end of a word.
const word = (...words: string[]) => `(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const BEGINS = '(?<=^|[.?!:–„\\n(] ?|- |\\[)';

/** "Ihr" is formal before a thing ("Ihr Verein") and familiar before a verb ("Ihr seid"). */
const PRONOUNS = [
	word(
		'[Dd]u',
		'[Dd]ir',
		'[Dd]ich',
		'[Dd]ein(?:e[mnrs]?)?',
		'[Ee]uch',
		'[Ee]uer',
		'[Ee]ure[mnrs]?',
	),
	word('ihr', 'Ihr \\p{Ll}+[dt]'),
];
const ASKING_ONE = (
	'antworte beende bestätige bleib bring denk druck entferne erzähl fang frag füge geh gib heb hilf hol installiere komm kopiere ' +
	'kürze lade lass leg lies lösche mach melde nenn nenne nimm öffne prüfe ruf sag scanne schau schick schicke schieb ' +
	'schreib sende setz setze sieh speichere sprich such tipp tippe trag trenne übergib übernimm vergrößere verkleinere ' +
	'vergiss versuch wähl wähle warte wende'
).split(' ');
/** These also tell what somebody does, or are things, so only where a sentence begins. */
const ASKING_FIRST = (
	'Bessere Bitte(?=_jemand|_ruft) Finde Klick Kreuz Richte Zeig Ändere Ändert Ergänzt Erzählt Gebt Haltet Ladet Lasst Meldet_euch ' +
	'Nehmt Nennt Prüft Ruft Sagt Schaut Schickt Schreibt Seid Sucht_ihr Tragt Übernehmt Wählt Zeigt(?!_sie)'
)
	.split(' ')
	.map((verb) => verb.replaceAll('_', ' '));
const FAMILIAR = new RegExp(
	[
		...PRONOUNS,
		word(...ASKING_ONE),
		BEGINS + word(...ASKING_ONE.map(capital), ...ASKING_FIRST),
	].join('|'),
	'u',
);

describe('formal variants', () => {
	it('stand for familiar sentences there are, in their order', () => {
		expect(Object.keys(familiar).filter((key) => keys.includes(key))).toEqual(keys);
		expect(keys.filter((key) => !FAMILIAR.test(familiar[key] ?? ''))).toEqual([]);
	});

	it('have the same gaps, links and paragraphs', () => {
		const bones = (text = '') => [...text.matchAll(/\{\w+\}|\]\([^)]*\)|\n/g)].map(String).sort();
		for (const { key, text } of formal) expect.soft(bones(text), key).toEqual(bones(familiar[key]));
	});

	it('address nobody familiarly', () => {
		expect(formal.filter(({ text }) => FAMILIAR.test(text))).toEqual([]);
	});

	it('fit where the familiar sentence fits', () => {
		const long = formal.filter(
			({ key, text }) => text.length > 1.4 * (familiar[key] ?? '').length + 8,
		);
		expect(long).toEqual([]);
	});

	it('are there for every familiar sentence', () => {
		const found = Object.keys(familiar).filter((key) => FAMILIAR.test(familiar[key] ?? ''));
		expect(found.filter((key) => !keys.includes(key) && !(key in LOOKS_FAMILIAR))).toEqual([]);
		expect(Object.keys(LOOKS_FAMILIAR).filter((key) => !found.includes(key))).toEqual([]);
	});
});

it.each([
	['Ihr seid ein Verein?', true],
	['Ist das Ihr Verein?', false],
	['Dann schreib uns.', true],
	['Öffne die Seite neu.', true],
	['Bitte jemanden aus dem Verein.', true],
	['Bitte wählen', false],
	['Zeigt einen Kontakt', true],
	['Bedürfnis, Direktion und Führung', false],
])('%s: familiar is %s', (text, is) => {
	expect(FAMILIAR.test(text)).toBe(is);
});
