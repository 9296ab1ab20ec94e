import { findCity } from '$lib/city';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { seedDemo } from '$lib/server/demo';
import { openDiscovery, type Discovery } from '$lib/server/discovery';
import { systemClock } from '$lib/server/platform/clock';
import { openLog } from '$lib/server/platform/log';
import { startEngine, type Engine } from '$lib/server/platform/search/engine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

// Nothing of the search may know Lübeck: the same words, asked of another city with other clubs and districts.

/** What somebody types in Bamberg, and whose entry (or the club's own) must be among the first five. */
const QUESTIONS: readonly [typed: string, club: RegExp][] = [
	['gemüsegarten', /Zwiebeltreter/],
	['gaertnern', /Zwiebeltreter/],
	['zwibeltreter', /Zwiebeltreter/],
	['fahrad reparieren', /Radlwerk/],
	['bike repair', /Radlwerk/],
	['radlw', /Radlwerk/],
	['senioren besuchen', /Besuchsdienst/],
	['alte leute bergstadt', /Besuchsdienst/],
	['rudern', /Rudergemeinschaft/],
	['boot fahren', /Rudergemeinschaft/],
	['vorlesen', /Lesestube/],
	['kindern vorlesen wunderburg', /Lesestube/],
	['lebensmittel verteilen', /Brotkorb/],
	['wohnungslosigkeit', /Brotkorb/],
	['feuerwehr', /Löschzug/],
	['löschzug gaustadt', /Löschzug/],
	['denkmal', /Fachwerk|Zwiebeltreter|Kerwa/],
	['fachwerk', /Fachwerk/],
	['deutsch lernen', /Bunte Brücke/],
	['geflüchtete', /Bunte Brücke/],
	['learn german', /Bunte Brücke/],
	['flöte spielen', /Querflöz/],
	['musik', /Querflöz/],
	['igel', /Igelhilfe/],
	['tiere wildensorg', /Igelhilfe/],
	['hospiz', /Hospizkreis/],
	['trauer', /Hospizkreis/],
	['rollstuhl sport', /Rollikick/],
	['smartphone hilfe', /Digitalpaten/],
	['computer für senioren', /Digitalpaten/],
	['klima', /Klima/],
	['dorfladen', /Dorfladen/],
	['tinitus', /Tinnitus/],
	['selbsthilfegruppe', /Tinnitus/],
	['fairer handel', /Eine-Welt/],
	['eine welt', /Eine-Welt/],
	['familien unterstützen', /Zwei Hände/],
	['kerwa', /Kerwa/],
	['obdachlose', /Brotkorb/],
	['joggen', /Schnelle Schnecken/],
	['lauftref', /Schnelle Schnecken/],
];

const log = openLog('error');
let folder: string;
let store: TestStore;
let engine: Engine | undefined;
let withEngine: Discovery;
let without: Discovery;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tohoop-search-'));
	store = await openTestStore('embedded');
	const city = findCity('bamberg');
	if (!city) throw new Error('No such city');
	const parts = { database: store.database, clock: systemClock, log, city };
	await seedDemo({ ...parts, settings: { city: 'bamberg' } }, () => undefined);
	without = await openDiscovery(parts);
	await without.work();
	engine = await startEngine(folder, log);
	withEngine = await openDiscovery({ ...parts, engine });
	await withEngine.work();
	if (engine) await waitFor(() => withEngine.engine === 'ready', 120_000);
}, 240_000);

afterAll(async () => {
	await withEngine?.close();
	await without?.close();
	await engine?.stop();
	await store?.close();
	rmSync(folder, { recursive: true, force: true });
});

it.each(['engine', 'database'])(
	'the %s answers what is asked in Bamberg',
	async (by) => {
		if (by === 'engine' && !engine) return;
		const discovery = by === 'engine' ? withEngine : without;
		const missed: string[] = [];
		for (const [typed, club] of QUESTIONS) {
			const { hits } = await discovery.search(
				{ ...EMPTY_QUERY, q: typed, limit: 5 },
				{ facets: false },
			);
			if (!hits.some((hit) => club.test(hit.name) || club.test(hit.org ?? '')))
				missed.push(`${typed}: ${hits.map((hit) => hit.name).join(' | ')}`);
		}
		expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(
			QUESTIONS.length * (by === 'engine' ? 0.05 : 0.1),
		);
	},
	120_000,
);
