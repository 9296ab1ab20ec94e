// Three hundred who sign in at once must not be felt by those who read; saving a profile is quick in a full city.
import postgres from 'postgres';
import { load, rounded } from '../measure.mjs';
import { sessionOf } from '../session.mjs';

const AT_ONCE = 300;
const SAVES = 60;
/** A whole city as it is used; `demo` to try it quickly. */
const SIZE = process.env.BENCH_SIZE ?? 'city';

/** @param {any} tools */
export async function run({ product, productOnPostgres }) {
	const quiet = { LIMIT_SIGN_IN_PER_MINUTE: '100000', LIMIT_FORMS_PER_HOUR: '100000' };
	const running = (await productOnPostgres(quiet, SIZE)) ?? (await product(quiet));
	const { origin } = running;
	/** @param {string} path @param {Record<string, string>} fields @param {string} cookie */
	const send = (path, fields, cookie = '') =>
		fetch(origin + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin, accept: 'text/html', ...(cookie ? { cookie } : {}) },
			body: new URLSearchParams(fields),
		});
	try {
		const public_ = `${origin}/vereine`;
		const alone = await load(public_, { seconds: 5, connections: 4 });
		const statuses = new Map();
		const reading = load(public_, { seconds: 8, connections: 4 });
		const guesses = Array.from({ length: AT_ONCE }, async (_, at) => {
			const mail = `wer.${at}.${Date.now()}@nirgends.example`;
			const { status } = await send('/anmelden/passwort', { mail, password: 'Sommer2026!' });
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		});
		await Promise.all(guesses);
		const meanwhile = await reading;

		const cookie = running.ownerUrl
			? await signIn(running.ownerUrl)
			: String((await send('/demo/anmelden', { person: 'inhaberin' })).headers.get('set-cookie'))
					.split(';')
					.at(0);
		const path = '/mein-verein/profil/ueber-uns';
		/** @type {number[]} */
		const times = [];
		let failed = 0;
		for (let at = 0; at < SAVES; at++) {
			const page = await (await fetch(origin + path, { headers: { cookie: cookie ?? '' } })).text();
			const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
			const said = {
				sentence: `Wir helfen ${at} Menschen.`,
				about: 'Ein Text.',
				topics: 'sport',
				seen,
			};
			const began = performance.now();
			const { status } = await send(path, said, cookie);
			times.push(performance.now() - began);
			if (status !== 303) failed++;
		}
		times.sort((one, other) => one - other);
		const p95 = times[Math.floor(times.length * 0.95)] ?? NaN;
		return {
			figures: [
				{ what: 'public page alone', 'p95 ms': rounded(alone.p95), failed: alone.failed },
				{
					what: `public page while ${AT_ONCE} sign in`,
					'p95 ms': rounded(meanwhile.p95),
					failed: meanwhile.failed,
				},
				{ what: 'save of a profile', 'p95 ms': rounded(p95), failed },
				...[...statuses].map(([status, count]) => ({ what: `sign-ins answered ${status}`, count })),
			],
			goals: [
				{ what: 'p95 of public pages meanwhile, ms', is: meanwhile.p95, atMost: 500 },
				{ what: 'p95 of saving a profile, ms', is: p95, atMost: 120 },
				{ what: 'failed', is: alone.failed + meanwhile.failed + failed, atMost: 0 },
			],
		};
	} finally {
		await running.stop();
	}
}

/** Somebody who looks after a trusted club. @param {string} url */
async function signIn(url) {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		const [owner] = await sql`select m.person_id from membership m join club c on c.id = m.club_id
			where m.role = 'owner' and m.state = 'active' and c.state = 'verified' limit 1`;
		if (!owner) throw new Error('Nobody looks after a club');
		return await sessionOf(sql, String(owner.person_id));
	} finally {
		await sql.end({ timeout: 3 });
	}
}
