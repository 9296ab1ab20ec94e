// The heart: publish, ask and answer in a full city, and a large photo that nobody else feels.
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import sharp from 'sharp';
import { load, rounded } from '../measure.mjs';
import { sessionOf } from '../session.mjs';

const TIMES = 60;
const PHOTOS = 5;
const TEAMS = 6;
const MB = 1024 * 1024;
/** A whole city as it is used; `demo` to try it quickly. */
const SIZE = process.env.BENCH_SIZE ?? 'city';

/** @param {any} tools */
export async function run({ productOnPostgres }) {
	const running = await productOnPostgres({ LIMIT_FORMS_PER_HOUR: '100000' }, SIZE);
	if (!running) return { figures: [] };
	const { origin } = running;
	const sql = postgres(running.ownerUrl, { max: 1, onnotice: () => undefined });
	/** @param {string} path @param {URLSearchParams | FormData} body @param {string} [cookie] */
	const send = (path, body, cookie) =>
		fetch(origin + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin, accept: 'text/html', ...(cookie ? { cookie } : {}) },
			body,
		});
	try {
		const teams = await prepare(sql);
		/** @param {number} round */
		const teamOf = (round) => {
			const team = teams[round % TEAMS];
			if (!team) throw new Error('No team');
			return team;
		};
		let failed = 0;
		/** @param {(round: number) => Promise<Response>} work */
		const measure = async (work) => {
			/** @type {number[]} */
			const times = [];
			for (let round = 0; round < TIMES; round++) {
				const began = performance.now();
				const answer = await work(round);
				await answer.text();
				times.push(performance.now() - began);
				if (answer.status !== 303) failed++;
			}
			times.sort((one, other) => one - other);
			return {
				p50: times[Math.floor(TIMES / 2)] ?? NaN,
				p95: times[Math.floor(TIMES * 0.95)] ?? NaN,
			};
		};
		/** @type {string[]} */
		const asked = [];
		const written = {
			publish: await measure((round) =>
				send(
					`/mein-verein/neu/neuigkeit${teamOf(round).at}&/veroeffentlichen`,
					new URLSearchParams({
						...{ id: randomUUID(), seen: '', type: 'meldung', topics: 'sport' },
						text: `Das Boot ${round} ist da. Am Samstag taufen wir es.`,
					}),
					teamOf(round).cookie,
				),
			),
			enquire: await measure((round) => {
				const id = randomUUID();
				asked.push(id);
				return send(
					`/mitmachen/${teamOf(round).need}/anfrage`,
					new URLSearchParams({
						...{ id, name: 'Rosa', mail: `${id}@freiwillig.example`, phone: '', betreff: '' },
						message: 'Ich helfe gern.',
					}),
				);
			}),
			answer: await measure((round) =>
				send(
					`/mein-verein/anfragen/${asked[round]}?/antworten`,
					new URLSearchParams({ id: randomUUID(), message: 'Komm gern am Samstag.' }),
					teamOf(round).cookie,
				),
			),
		};

		// Others read in turn while nothing and while a photo is made, so that both meet the same machine.
		const photo = await largePhoto();
		/** @type {number[]} */
		const photoTimes = [];
		const reading = () => load(`${origin}/vereine`, { seconds: 3, connections: 1 });
		await reading();
		/** @type {import('../measure.mjs').Load[]} */
		const alone = [];
		/** @type {import('../measure.mjs').Load[]} */
		const beside = [];
		for (let round = 0; round < PHOTOS; round++) {
			alone.push(await reading());
			const others = reading();
			const body = new FormData();
			body.set('photo', photo);
			const began = performance.now();
			const { at, cookie } = teamOf(round);
			const answer = await send(`/mein-verein/bilder${at}`, body, cookie);
			await answer.text();
			photoTimes.push(performance.now() - began);
			if (answer.status !== 200) failed++;
			beside.push(await others);
		}
		const median = (/** @type {number[]} */ values) =>
			[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
		const p50 = (/** @type {typeof alone} */ loads) => median(loads.map((one) => one.p50));
		const p95 = (/** @type {typeof alone} */ loads) => median(loads.map((one) => one.p95));
		return {
			figures: [
				...Object.entries(written).map(([what, times]) => ({
					what,
					'p50 ms': rounded(times.p50),
					'p95 ms': rounded(times.p95),
				})),
				{
					what: `photo of ${rounded(photo.size / MB)} MB, median and longest`,
					'p50 ms': rounded(median(photoTimes)),
					'p95 ms': rounded(Math.max(...photoTimes)),
				},
				{ what: 'public page alone', 'p50 ms': rounded(p50(alone)), 'p95 ms': rounded(p95(alone)) },
				{
					what: 'public page beside a photo',
					'p50 ms': rounded(p50(beside)),
					'p95 ms': rounded(p95(beside)),
				},
			],
			goals: [
				...Object.entries(written).map(([what, times]) => ({
					what: `p95 of ${what}, ms`,
					is: times.p95,
					atMost: 120,
				})),
				{ what: 'ms until a large photo is ready', is: median(photoTimes), atMost: 3_000 },
				{ what: 'public page beside a photo ÷ alone', is: p50(beside) / p50(alone), atMost: 1.3 },
				{ what: 'failed', is: failed, atMost: 0 },
			],
		};
	} finally {
		await sql.end({ timeout: 3 });
		await running.stop();
	}
}

/**
 * Trusted clubs with an open need, each with somebody of its own who looks after it: no club takes more than twenty
 * enquiries a day.
 * @param {postgres.Sql} sql
 */
async function prepare(sql) {
	const found = await sql`select c.id, c.slug, min(n.slug) as need from club c
		join need n on n.club_id = c.id
		where c.state = 'verified' and n.state = 'open' and n.expires_at > now()
		group by c.id, c.slug order by c.id limit ${TEAMS}`;
	if (found.length < TEAMS) throw new Error('Too few trusted clubs with an open need');
	return Promise.all(
		found.map(async ({ id, slug, need }) => {
			const personId = randomUUID();
			await sql`insert into person (id, name, mail, last_seen_at)
				values (${personId}, 'Ada', ${`${personId}@verein.example`}, now())`;
			await sql`insert into membership (id, person_id, club_id, role)
				values (${randomUUID()}, ${personId}, ${id}, 'owner')`;
			await sql`update club set claimed = true where id = ${id}`;
			const cookie = await sessionOf(sql, personId);
			return { cookie, at: `?verein=${slug}`, need: String(need) };
		}),
	);
}

/** As near to eight megabytes as a camera comes: noise packs badly. */
async function largePhoto() {
	const [width, height] = [4_000, 3_000];
	const noise = await sharp({
		create: {
			...{ width, height, channels: 3, background: '#808080' },
			noise: { type: 'gaussian', mean: 128, sigma: 30 },
		},
	})
		.raw()
		.toBuffer();
	const image = sharp(noise, { raw: { width, height, channels: 3 } });
	for (let quality = 92; quality > 10; quality -= 6) {
		const bytes = await image.clone().jpeg({ quality }).toBuffer();
		if (bytes.byteLength <= 8 * MB)
			return new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
	}
	throw new Error('Nothing that is small enough');
}
