// What all areas measure with: one keep-alive client, warm-up, medians of several runs.
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** @typedef {{ perSecond: number, p50: number, p95: number, p99: number, failed: number }} Load */

/** @param {number[]} values */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const CLOCK_TICKS_PER_SECOND = 100;
const CALM_SHARE = 0.1;
/** Turns that were missed are looked for every few seconds. */
const CALM_SECONDS = 12;
const LONGEST_WAIT_MS = 900_000;

/**
 * Waits until a process that was just started has caught up with itself (a new city is put into the search, jobs
 * that never ran run), so that this is not measured. Only where the system tells how busy a process is.
 * @param {number | undefined} pid
 */
export async function calm(pid) {
	const file = `/proc/${pid}/stat`;
	const ticks = () => {
		const [, rest = ''] = readFileSync(file, 'utf8').split(') ');
		const fields = rest.split(' ');
		return Number(fields[11]) + Number(fields[12]);
	};
	const until = performance.now() + LONGEST_WAIT_MS;
	for (let quiet = 0; quiet < CALM_SECONDS && existsSync(file);) {
		if (performance.now() > until) throw new Error('The product is never calm');
		const before = ticks();
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		if (!existsSync(file)) return;
		quiet = (ticks() - before) / CLOCK_TICKS_PER_SECOND <= CALM_SHARE ? quiet + 1 : 0;
	}
}

/**
 * As many requests as `connections` allow, one after the other on each.
 * @param {string} url
 * @param {{ seconds: number, connections?: number, headers?: Record<string, string> }} options
 * @returns {Promise<Load>}
 */
export async function load(url, { seconds, connections = 10, headers = {} }) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	/** @type {number[]} */
	const times = [];
	let failed = 0;
	const began = performance.now();
	const until = began + seconds * 1000;
	const one = () =>
		/** @type {Promise<void>} */ (
			new Promise((resolve) => {
				const sent = performance.now();
				const asking = request(url, { agent, headers }, (answer) => {
					answer.resume();
					answer.once('end', () => {
						if (answer.statusCode !== 200) failed++;
						times.push(performance.now() - sent);
						resolve();
					});
				});
				asking.once('error', () => {
					failed++;
					resolve();
				});
				asking.end();
			})
		);
	await Promise.all(
		Array.from({ length: connections }, async () => {
			while (performance.now() < until) await one();
		}),
	);
	const took = (performance.now() - began) / 1000;
	agent.destroy();
	times.sort((a, b) => a - b);
	const at = (/** @type {number} */ part) => times[Math.floor(times.length * part)] ?? NaN;
	return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed };
}

/**
 * Each thing in turn, and again, so that a busy moment of the machine hits all of them alike.
 * @param {Record<string, string>} urls
 * @param {{ runs?: number, seconds?: number, warmUp?: number, connections?: number }} [options]
 * @returns {Promise<Record<string, Load>>}
 */
export async function compare(urls, { runs = 3, seconds = 4, warmUp = 3, connections } = {}) {
	for (const url of Object.values(urls)) await load(url, { seconds: warmUp, connections });
	/** @type {Record<string, Load[]>} */
	const seen = {};
	for (let run = 0; run < runs; run++)
		for (const [name, url] of Object.entries(urls))
			(seen[name] ??= []).push(await load(url, { seconds, connections }));
	return Object.fromEntries(
		Object.entries(seen).map(([name, loads]) => [
			name,
			{
				perSecond: median(loads.map((one) => one.perSecond)),
				p50: median(loads.map((one) => one.p50)),
				p95: median(loads.map((one) => one.p95)),
				p99: median(loads.map((one) => one.p99)),
				failed: loads.reduce((sum, one) => sum + one.failed, 0),
			},
		]),
	);
}

/** Resident memory of a process in MB. */
export const memoryOf = (/** @type {number | undefined} */ pid) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

export const rounded = (/** @type {number} */ value) => Math.round(value * 10) / 10;
