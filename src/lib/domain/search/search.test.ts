import { describe, expect, it } from 'vitest';
import { knownParts, splitCompound } from './compounds';
import { edits, lacks, lettersOf } from './edits';
import { openLexicon } from './lexicon';
import { minutesBetween, reach } from './nearby';
import { planQuery, type PlanTools } from './plan';
import { readQuery } from './query';
import { foldForSearch, stem, words } from './stem';
import { openThesaurus, readGroups } from './thesaurus';
import { whenInText } from './when';
import { openGazetteer } from './where';

const thesaurus = openThesaurus(
	readGroups(`# remark
fußball = kicken, soccer, футбол
senioren, alte menschen = oma besuchen, elderly
basteln, werken = crafts
freiwillige, ehrenamt = volunteer, волонтер`),
);
const tools: PlanTools = {
	thesaurus,
	gazetteer: openGazetteer({
		districts: [
			{ key: 'moisling', label: 'Moisling', aliases: [], parts: [], postcodes: ['23560'] },
			{ key: 'nord', label: 'St. Lorenz Nord', aliases: [], parts: [], postcodes: [] },
			{ key: 'sued', label: 'St. Lorenz Süd', aliases: [], parts: [], postcodes: [] },
		],
		postcodes: [],
	}),
	parts: knownParts(thesaurus.singles),
	lexicon: openLexicon(['fussball', 'chor', 'kinder', 'senior']),
	cityNames: new Set(['luebeck']),
};
const plan = (text: string) => planQuery(text, tools, 0);
const said = (text: string) => plan(text).words.map((word) => word.stem);

describe('words', () => {
	it('fold umlauts, ß, Turkish and Arabic letters to one way of writing', () => {
		expect(foldForSearch('Fußball ÖLGEMÄLDE')).toBe('fussball oelgemaelde');
		expect(foldForSearch('أطفال')).toBe(foldForSearch('اطفال'));
		expect(words('ＣＨＯＲ Gemein\u00adschaft Schi\ufb00ahrt')).toEqual([
			'chor',
			'gemeinschaft',
			'schiffahrt',
		]);
		expect(words('Turnverein „Jahn“ e. V., Sankt Jürgen')).toEqual([
			'turnverein',
			'jahn',
			'st',
			'juergen',
		]);
	});
	it.each([
		['wanderungen', 'wandern'],
		['choere', 'chor'],
		['gaerten', 'garten'],
		['vorlesepatin', 'vorlesepaten'],
		['begleitung', 'begleiten'],
		['vereine', 'verein'],
	])('meet in their stems: %s, %s', (a, b) => expect(stem(a)).toBe(stem(b)));
	it.each([
		['дети', 'детям', 'детей', 'детьми'],
		['діти', 'дітям', 'дітей', 'дітьми'],
		['люди', 'людям', 'людьми'],
		['музыка', 'музыкой', 'музыку'],
		['футбол', 'футболом', 'футболу'],
		['пожилые', 'пожилым', 'пожилых'],
		['тварини', 'тваринам', 'тварин'],
	])('meet in Russian and Ukrainian, too: %s', (...forms) => {
		expect(new Set(forms.map((form) => words(form).map(stem).join(' '))).size).toBe(1);
	});
	it('keep short words whole: a garden and a choir have three letters', () => {
		for (const word of ['сад', 'хор', 'їжа']) expect(stem(words(word)[0] ?? '')).toHaveLength(3);
		expect(stem('дома')).not.toBe(stem('дети'));
	});
	it('do not lose what only looks like an ending', () => {
		expect(stem('zeitung')).not.toBe(stem('zeiten'));
		expect(stem('tee')).toBe('tee');
	});
});

describe('compounds', () => {
	it.each([
		['kinderfussball', ['kinder', 'fussball']],
		['hausaufgabenhilfe', ['hausaufgaben', 'hilfe']],
		['nachbarschaftshilfe', ['nachbarschafts', 'hilfe']],
		['xyzabcdefgh', []],
	])('%s', (word, parts) => expect(splitCompound(word, tools.parts)).toEqual(parts));
});

describe('typos', () => {
	it('are never ruled out by letters when they are near enough', () => {
		const list = [
			'hilfe',
			'hlife',
			'hilf',
			'halle',
			'chor',
			'chro',
			'kirche',
			'kiche',
			'küche',
			'ab',
		];
		for (const one of list)
			for (const other of list)
				for (const most of [1, 2])
					if (edits(one, other, most) <= most)
						expect(lacks(lettersOf(one), lettersOf(other), most), `${one} ${other}`).toBe(false);
		expect(lacks(lettersOf('chor'), lettersOf('hilfe'), 2)).toBe(true);
		expect(lacks(lettersOf('chor'), lettersOf('chok'), 1)).toBe(false);
	});
	it('count a swap as one slip', () => expect(edits('hlife', 'hilfe', 2)).toBe(1));
	it('find what should have been typed', () => {
		expect(openLexicon(['schwimmen', 'schwung']).nearest('schwimen')).toEqual(['schwimmen']);
		expect(openLexicon(['chor']).nearest('cho')).toEqual([]);
		// A long word that is still being typed is no excuse for any longer one with its first letter.
		expect(openLexicon(['eingetroffen', 'verteiler']).nearest('verteilen', true)).toEqual([
			'verteiler',
		]);
		expect(openLexicon(['entwicklungshilfe']).nearest('gemuesegarten', true)).toEqual([]);
		expect(openLexicon(['schwimmkurs']).nearest('schwinm', true)).toEqual(['schwimmkurs']);
	});
});

describe('a plan', () => {
	it('reads a sentence', () => {
		const read = plan('ich möchte samstags mit kindern basteln');
		expect(read.when).toEqual({ days: ['Samstag'], times: [], ahead: null, from: null });
		expect(read.words.map((word) => word.written)).toEqual(['kindern', 'basteln']);
	});
	it('knows places with their halves, with a typo, and by postcode', () => {
		expect(plan('chor sankt lorenz').districts).toEqual(['nord', 'sued']);
		expect(plan('chor moislin').districts).toEqual(['moisling']);
		expect(plan('chor 23560').postcode).toBe('23560');
		expect(plan('chor 99999').postcode).toBeNull();
	});
	it('tells morning from tomorrow', () => {
		expect(plan('morgen fußball').when.days).toEqual(['Dienstag']);
		expect(plan('fußball am morgen').when.times).toEqual(['Vormittag']);
		expect(plan('dienstagabend yoga').when).toEqual({
			days: ['Dienstag'],
			times: ['Abend'],
			ahead: null,
			from: null,
		});
		expect(plan('heute chor').when.ahead).toBe(0);
		expect(plan('morgen chor').when.ahead).toBe(1);
	});
	it('knows the days between two', () => {
		const read = plan('montag bis mittwoch chor');
		expect(read.when.days).toEqual(['Montag', 'Dienstag', 'Mittwoch']);
		expect(read.words.map((word) => word.written)).toEqual(['chor']);
		expect(plan('sa bis mo').when.days).toEqual(['Samstag', 'Sonntag', 'Montag']);
		expect(plan('bis freitag').when.days).toEqual(['Freitag']);
		expect(whenInText('mittwochs bis freitags, 9 Uhr')).toEqual([
			'Mittwoch',
			'Donnerstag',
			'Freitag',
			'Vormittag',
		]);
	});
	it('takes a week for all its days, up to its Sunday', () => {
		// Asked on a Thursday.
		for (const [text, ahead] of [
			['diese Woche', 3],
			['nächste Woche', 10],
			['chor kommende woche', 10],
			['next week', 10],
		] as const) {
			const { when, words } = planQuery(text, tools, 3);
			expect(when, text).toMatchObject({ ahead, times: [] });
			expect(when.days, text).toHaveLength(7);
			expect(words.map(({ stem }) => stem)).toEqual(text.startsWith('chor') ? ['chor'] : []);
		}
		expect(plan('jede woche').when.days).toEqual([]);
	});
	it('takes a day that comes for that day', () => {
		// Asked on Monday, 23 November 2026.
		const read = (text: string) => planQuery(text, tools, 0, '2026-11-23');
		for (const text of ['nächsten Samstag', 'kommenden samstag', 'diesen samstag', 'next saturday'])
			expect(read(text), text).toMatchObject({
				when: { days: ['Samstag'], ahead: 5, from: null },
				words: [],
			});
		expect(read('dieses wochenende').when).toMatchObject({
			days: ['Samstag', 'Sonntag'],
			ahead: 6,
		});
		expect(read('chor nächsten montag').when).toMatchObject({ days: ['Montag'], ahead: 7 });
		expect(read('diesen samstagabend').when).toMatchObject({ times: ['Abend'], ahead: 5 });
		expect(planQuery('nächstes wochenende', tools, 5).when.ahead).toBe(8);
		expect(read('nächste chorprobe').when).toMatchObject({ days: [], ahead: null });
	});
	it('knows days and months of the calendar', () => {
		const read = (text: string) => planQuery(text, tools, 0, '2026-11-23');
		for (const text of ['28.11.', '28.11.2026', '28. november', 'samstag 28. november'])
			expect(read(text), text).toMatchObject({
				when: { days: ['Samstag'], ahead: 5, from: null },
				words: [],
			});
		// Beyond a week only what has a date, and that one.
		expect(read('5. dezember').when).toMatchObject({ days: ['Samstag'], ahead: 12, from: 12 });
		expect(read('im dezember').when).toMatchObject({ days: [], from: 8, ahead: 38 });
		expect(read('konzert november').when).toMatchObject({ from: 0, ahead: 7 });
		expect(read('januar').when).toMatchObject({ from: 39, ahead: 69 });
		expect(read('märz 2028').when).toMatchObject({ from: 464, ahead: 494 });
		expect(read('29.2.').when.from).toBe(null);
		for (const text of ['5 12', 'klasse 9 10', '31.6.', '18.30 uhr', '10.12 uhr', '3.5.2019'])
			expect(read(text).when, text).toMatchObject({ ahead: null, from: null });
		for (const text of ['august bebel straße', 'mai', 'verein august'])
			expect(read(text).when.from, text).toBe(null);
		expect(read('im mai').when.from).toBe(159);
		expect(read('august 2027').when.from).toBe(251);
		// Over the night in which the clock goes back an hour, and without a date.
		expect(planQuery('26.10.', tools, 4, '2026-10-23').when.ahead).toBe(3);
		expect(plan('im dezember').words.map(({ written }) => written)).toEqual(['dezember']);
	});
	it('takes "not on Sundays" for all the other days', () => {
		expect(plan('nicht am wochenende').when.days).toEqual([
			...['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
		]);
		expect(plan('garten außer sonntags').when.days).toHaveLength(6);
		expect(plan('chor nicht abends').when.times).toEqual(['Vormittag', 'Nachmittag']);
		expect(plan('nicht allein').when).toMatchObject({ days: [], times: [] });
	});
	it('hears that somebody knows little German', () => {
		for (const text of [
			'helfen ohne Deutschkenntnisse',
			'wenig deutsch',
			'ohne gute deutschkenntnisse',
		])
			expect(plan(text), text).toMatchObject({ littleGerman: true, words: [] });
		expect(plan('deutsch lernen').littleGerman).toBe(false);
	});
	it('takes several words with one meaning together', () => {
		expect(said('oma besuchen')).toEqual(['omabesuch']);
		expect(plan('oma besuchen').words[0]?.meanings).toContain('senior');
	});
	it('leaves out help where something else is said, and keeps it where nothing is', () => {
		expect(said('hilfe für kinder')).toEqual(['kind']);
		expect(plan('волонтер').type).toBe('need');
		expect(plan('Я хотел бы помогать с футболом').words[0]?.meanings).toContain('fussball');
		expect(plan('Я хотел бы помогать с футболом').words).toHaveLength(1);
		expect(plan('vereine für frauen').type).toBe('club');
	});
	it('mends what nobody ever wrote', () => {
		expect(plan('fusball ').words[0]?.meanings).toContain('fussball');
	});
	it('keeps all words for the name when some became filters', () => {
		expect(plan('Sportverein Moisling').nameWords.map((word) => word.written)).toEqual([
			'sportverein',
			'moisling',
		]);
	});
});

it('reads times out of free text', () => {
	expect(whenInText('dienstags und donnerstags 18 bis 20 Uhr')).toEqual([
		'Dienstag',
		'Donnerstag',
		'Abend',
	]);
});

it('guesses minutes from the straight line and its detour', () => {
	const from = { lat: 53.8667, lon: 10.6866 };
	const to = { lat: 53.8757, lon: 10.6866 };
	expect(minutesBetween(from, to, 'fuss')).toBe(16);
	expect(minutesBetween(from, to, 'rad')).toBe(5);
	const box = reach(from, 17, 'fuss');
	expect(box.north).toBeGreaterThan(to.lat);
});

describe('a question by address', () => {
	const ask = (text: string) => readQuery(new URLSearchParams(text), ['moisling']);
	it.each([
		['limit=101', 'limit'],
		['limit=1e9', 'limit'],
		['page=0', 'page'],
		[`q=${'a'.repeat(201)}`, 'q'],
		['bbox=1,2,3', 'bbox'],
		['bbox=11,53,10,54', 'bbox'],
		['near=91,10', 'near'],
		['minutes=10', 'minutes'],
		['topic=nichts', 'topic'],
		['district=hamburg', 'district'],
		['unknown=1', 'unknown'],
		['page=1&page=2', 'page'],
	])('%s is refused and named', (text, parameter) => {
		const outcome = ask(text);
		expect(outcome.ok).toBe(false);
		if (!outcome.ok) expect(outcome.problems.map((p) => p.parameter)).toContain(parameter);
	});
	it('counts characters as people do', () => {
		expect(ask(`q=${'💥'.repeat(200)}`).ok).toBe(true);
		expect(ask(`q=${'💥'.repeat(201)}`).ok).toBe(false);
	});
	it('takes lists and empty fields of a form', () => {
		const outcome = ask(
			'q=&topic=sport,migration&topic=sport&when=Samstag&near=53.8,10.6&minutes=20&mode=rad',
		);
		expect(outcome).toMatchObject({
			ok: true,
			query: { topic: ['sport', 'migration'], when: ['sa'], travel: 'rad', minutes: 20, page: 1 },
		});
	});
});
