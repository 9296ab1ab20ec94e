import { describe, expect, it } from 'vitest';
import { checksOf, riskOfFindings, type Checked, type CheckKey, type Known } from './checks';

const club: Known = {
	slug: 'tafel',
	name: 'Tafel Marli',
	text: '',
	phone: '',
	mail: '',
	website: 'https://tafel.example',
	street: '',
	postcode: '',
};
const fine: Checked = {
	kind: 'need',
	title: 'Hühnerstall streichen',
	text: 'Wir streichen den Stall. Farbe ist da. Bring alte Kleidung mit.',
	links: ['https://hof.example'],
	missing: [],
	day: '2026-12-05',
	today: '2026-11-21',
	audiences: [],
	topics: ['tierschutz'],
	requires: [],
	mode: 'vor-ort',
	foundedYear: null,
	pictures: [],
	club: null,
	known: [],
	sameText: [],
};
const keys = (more: Partial<Checked>): CheckKey[] =>
	checksOf({ ...fine, ...more }).map(({ key }) => key);
const LONG =
	'Die satzungsgemäße Mitgliederversammlungsvorbereitung berücksichtigt sämtliche Zuständigkeitsvereinbarungen ' +
	'verschiedener Vorstandsmitglieder einschließlich gegebenenfalls notwendiger Haushaltsplanungsänderungen, ' +
	'welche entsprechend vorangegangener Beschlussfassungen ordnungsgemäß dokumentiert, beziehungsweise nachträglich ' +
	'vervollständigt werden müssen, sofern anderslautende Vereinbarungen zwischenzeitlich keinerlei Gültigkeit ' +
	'beanspruchen konnten, wobei insbesondere fristgebundene Angelegenheiten vorrangig behandelt werden sollen und ' +
	'jegliche Verzögerungen unverzüglich gegenüber sämtlichen Mitgliedern begründet werden müssen.';

describe('what is seen before somebody opens it', () => {
	it('is nothing where nothing is', () => expect(checksOf(fine)).toEqual([]));

	it.each<[string, Partial<Checked>, CheckKey]>([
		['a field that says nothing', { missing: ['text'] }, 'missing'],
		['a year that has not come', { foundedYear: 2035 }, 'implausible'],
		['a test', { title: 'Test test' }, 'implausible'],
		['a link', { text: 'Mehr auf www.gewinn.example/x' }, 'links'],
		['a bare link', { text: 'Mehr auf gewinnspiel.shop' }, 'links'],
		['a mail address', { text: 'Schreib an otto@verein.example' }, 'numbers'],
		['a phone number', { text: 'Ruf an: 0451 123 45 67' }, 'numbers'],
		['an account', { text: 'Konto DE02 1203 0000 0000 2020 51' }, 'numbers'],
		['an address that hides where it leads', { text: 'Los: bit.ly/abc' }, 'blocked-domain'],
		['such one in a field', { links: ['https://tinyurl.com/x'] }, 'blocked-domain'],
		['shouting', { text: 'JETZT SOFORT ALLE HELFEN KOMMEN SOFORT mit' }, 'capitals'],
		['yesterday', { day: '2026-11-20' }, 'past'],
		['children without a certificate', { audiences: ['kinder'] }, 'safeguarding'],
		['children in the text', { text: 'Wir basteln mit Kindern der Kita.' }, 'safeguarding'],
		['a visit at home', { text: 'Du besuchst ältere Menschen zu Hause.' }, 'safeguarding'],
		['a silent picture', { pictures: [{ words: ' ' }] }, 'picture-words'],
		['a text nobody reads', { text: LONG }, 'hard-to-read'],
		['words of two scripts', { title: 'Тafel Marli' }, 'lookalike'],
		['the words of others', { sameText: ['Chor Nord'] }, 'same-text'],
	])('%s', (_name, more, key) => expect(keys(more)).toContain(key));

	it.each<[string, Partial<Checked>]>([
		['the own website', { text: 'Mehr auf www.hof.example' }],
		[
			'a year and a price',
			{ text: 'Seit 1998. Es kostet 12,50 Euro. Am 28.11.2026 um 10:30 Uhr.' },
		],
		['a postcode and a house', { text: 'Kronsforder Allee 2-6, 23560 Lübeck' }],
		['today', { day: '2026-11-21' }],
		['children with a certificate', { audiences: ['kinder'], requires: ['fuehrungszeugnis'] }],
		['helping from one’s own home', { text: 'Das geht von zu Hause.', mode: 'online' }],
		['one short form', { title: 'DLRG sucht Rettende', text: 'Die DLRG und das DRK helfen.' }],
		['a picture that is told', { pictures: [{ words: 'Zwei Kinder pflanzen einen Baum' }] }],
		['umlauts and a hyphen', { title: 'Jens-Uwes Größe' }],
	])('leaves alone %s', (_name, more) => expect(keys(more)).toEqual([]));

	it('tells an alike club by what it is alike, and where it stands', () => {
		const same = { ...club, name: 'Tafel Marli e. V.' };
		const found = checksOf({ ...fine, kind: 'club', title: same.name, club: same, known: [club] });
		expect(found).toMatchObject([
			{ key: 'duplicate', slug: 'tafel', serious: true, signs: ['name', 'website'] },
		]);
	});

	it('sees a club that only looks like a known one', () => {
		const false_ = { ...club, name: 'Tafe1 Marli', website: 'https://x.example' };
		const found = checksOf({
			...fine,
			kind: 'club',
			title: false_.name,
			club: false_,
			known: [club],
		});
		expect(found[0]).toMatchObject({ key: 'lookalike', found: ['Tafel Marli'], slug: 'tafel' });
	});

	it('puts what is serious first, and weighs it more than many small things', () => {
		const found = checksOf({
			...fine,
			missing: ['x'],
			day: '2020-01-01',
			text: 'bit.ly/x mit Kindern',
		});
		expect(found.map(({ serious }) => serious)).toEqual([true, true, false, false, false]);
		expect(riskOfFindings(found)).toBe(23);
	});

	it('answers at once for the longest and the strangest text', () => {
		const began = performance.now();
		for (const piece of ['a.', '0 ', 'www.', '@', 'Ä', '((', 'DE12 '])
			checksOf({ ...fine, text: piece.repeat(3_000), title: piece.repeat(60) });
		expect(performance.now() - began).toBeLessThan(3_000);
	});
});
