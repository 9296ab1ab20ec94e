// The desk at its largest: a queue of 500, the table of 20,000 clubs, and who may be entered twice among them.
import { load, median, rounded } from '../measure.mjs';

/** A city with all that is written in it; more clubs are laid beside. */
const SIZE = process.env.BENCH_SIZE ?? 'city';
const CLUBS = 20_000;
const QUEUE = 500;
/** Two teams at work at the same moment. */
const COLLEAGUES = 4;
const RUNS = 3;
const SECONDS = 2;

/** @param {any} tools */
export async function run({ productOnPostgres, source }) {
	const desk = await source('desk.ts');
	const figure = desk.measureDuplicates(CLUBS, 400);
	const figures = [
		{
			what: 'duplicates among 20,000 clubs',
			's in all': rounded(figure.seconds),
			'longest without a rest, ms': rounded(figure.longestMs),
			candidates: figure.candidates,
			'of 400 doubles found': rounded(figure.found),
			'of these right': rounded(figure.right),
		},
	];
	const goals = [
		{ what: 's for the comparison of a night', is: figure.seconds, atMost: 60 },
		{ what: 'share of doubles found', is: figure.found, atLeast: 0.8 },
		{ what: 'share of candidates that are right', is: figure.right, atLeast: 0.9 },
	];
	const pages = await measurePages(productOnPostgres, desk);
	return { figures: [...figures, ...pages.figures], goals: [...goals, ...pages.goals] };
}

/** @param {any} productOnPostgres @param {any} desk */
async function measurePages(productOnPostgres, desk) {
	const step = steps();
	const running = await productOnPostgres({}, SIZE);
	// Where no PostgreSQL is installed there is nothing to fill.
	if (!running) return { figures: [], goals: [] };
	try {
		step(`filled with a ${SIZE}, begun and at rest`);
		await desk.layClubs(running.ownerUrl, CLUBS);
		step(`${CLUBS} clubs laid`);
		const night = await desk.measureNight(running.ownerUrl);
		step('the job of a night');
		const ids = await desk.layQueue(running.ownerUrl, QUEUE);
		const checks = await desk.measureChecks(running.ownerUrl);
		step(`${QUEUE} items laid and checked`);
		const cookie = await desk.signInColleague(running.ownerUrl);
		const seen = await readInTurn(running.origin, pathsOf(ids), cookie);
		step('pages asked');
		return {
			figures: [
				{
					what: `the job of a night on ${night.clubs} clubs, with the database`,
					's in all': rounded(night.seconds),
					candidates: night.candidates,
				},
				{ what: 'checks of a hundred items', 's in all': rounded(checks.secondsPerHundred) },
				...seen.map(({ what, p50, p95, failed }) => ({
					what,
					'p50 ms': rounded(p50),
					'p95 ms': rounded(p95),
					failed,
				})),
			],
			goals: [
				{ what: 's for the job of a night', is: night.seconds, atMost: 60 },
				...seen.map(({ what, p95 }) => ({ what: `p95 ms of ${what}`, is: p95, atMost: 300 })),
				{ what: 'failed', is: seen.reduce((sum, { failed }) => sum + failed, 0), atMost: 0 },
			],
		};
	} finally {
		await running.stop();
	}
}

/** It takes minutes: where it is, is said. */
function steps() {
	let before = performance.now();
	return (/** @type {string} */ what) => {
		const now = performance.now();
		console.log(`${rounded((now - before) / 1_000)} s: ${what}`);
		before = now;
	};
}

/** @param {string[]} ids @returns {Record<string, string>} */
const pathsOf = (ids) => ({
	'an empty page, to compare': '/bench/leer',
	Heute: '/stabsstelle',
	[`the queue of ${ids.length}`]: '/stabsstelle/pruefen',
	'a club of the queue': `/stabsstelle/pruefen/${ids[0]}`,
	'an event of the queue': `/stabsstelle/pruefen/${ids.at(-1)}`,
	'an item as the browser fetches it ahead': `/stabsstelle/pruefen/${ids[0]}/__data.json`,
	'the table of clubs': '/stabsstelle/vereine',
	'the table, newest first': '/stabsstelle/vereine?sortierung=neu',
	'the table, longest unconfirmed': '/stabsstelle/vereine?sortierung=bestaetigt',
	'the table, one state': '/stabsstelle/vereine?zustand=waiting',
	'the table, a word': '/stabsstelle/vereine?q=verein',
	'the table, a word, sorted, one state':
		'/stabsstelle/vereine?q=verein&zustand=verified&sortierung=bestaetigt',
	'the table, page 300': '/stabsstelle/vereine?seite=300',
	'clubs nobody confirmed': '/stabsstelle/veraltet',
	'clubs nobody runs': '/stabsstelle/ohne-verein',
	duplicates: '/stabsstelle/dubletten',
	'the log': '/stabsstelle/protokoll',
});

/** Each in turn and again, so that a busy moment of the machine hits all of them alike. @param {string} origin @param {Record<string, string>} paths @param {string} cookie */
async function readInTurn(origin, paths, cookie) {
	const headers = { cookie, accept: 'text/html' };
	const ask = (/** @type {string} */ path, /** @type {number} */ seconds) =>
		load(origin + path, { seconds, connections: COLLEAGUES, headers });
	for (const path of Object.values(paths)) await ask(path, 1);
	/** @type {Map<string, import('../measure.mjs').Load[]>} */
	const loads = new Map(Object.keys(paths).map((what) => [what, []]));
	for (let run = 0; run < RUNS; run++)
		for (const [what, path] of Object.entries(paths))
			loads.get(what)?.push(await ask(path, SECONDS));
	return [...loads].map(([what, all]) => ({
		what,
		p50: median(all.map(({ p50 }) => p50)),
		p95: median(all.map(({ p95 }) => p95)),
		failed: all.reduce((sum, { failed }) => sum + failed, 0),
	}));
}
