import { club, need } from '$db/schema';
import { CLUB_CHANGED, NEED_CHANGED } from '$lib/domain/search/facts';
import { openWire, type Db } from '$lib/server/platform/database';
import { openOutbox, type Fact } from '$lib/server/platform/jobs/outbox';
import { openLog } from '$lib/server/platform/log';
import { startEngine } from '$lib/server/platform/search/engine';
import { eq } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { runCommand } from '../support/run-command';
import { newClub, newNeed, writeThings } from '../support/things';
import { waitFor } from '../support/wait-for';
import { ask, nothingWaits } from './ask-health';
import { between, chance, oneOf } from './by-chance';
import { canHaveOwnServer, ownServer } from './own-server';
import { startSteadyProduct } from './steady-product';

const own = ownServer();
// Only where there is time (see tests/vitest-projects.ts); two hundred changes run with the integration tests.

const CLUBS = 60;
const CHANGES = 10_000;
const AT_ONCE = 20;

it.skipIf(!canHaveOwnServer)(
	'R10 ten thousand random changes whose facts come late, doubled and out of order: the index ends as the database',
	async ({ skip }) => {
		const engine = await startEngine(temporaryFolder(), openLog('error'));
		if (!engine) return skip('no search engine for this platform');
		onTestFinished(() => engine.stop());
		const database = await own.createDatabase();
		const env = {
			...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
			...{ MEILI_URL: engine.url, MEILI_KEY: engine.key },
		};
		const start = async () => {
			const product = await startSteadyProduct(temporaryFolder(), env);
			onTestFinished(() => product.stop());
			return product;
		};
		const [one, other] = [await start(), await start()];
		await Promise.all([one.ready(), other.ready()]);
		const hand = openWire({ url: database.appUrl, pool: 2 });
		onTestFinished(() => hand.close());
		const outbox = openOutbox(
			[
				{
					...{ name: 'search', hears: [CLUB_CHANGED, NEED_CHANGED] },
					handle: () => Promise.resolve(),
				},
			],
			() => undefined,
		);

		const clubs = Array.from({ length: CLUBS }, () => newClub());
		const needs = clubs.flatMap(({ id = '' }) => [newNeed(id), newNeed(id), newNeed(id)]);
		await hand.transaction((tx) => writeThings(tx, { clubs, needs }));

		/** One change; its fact, which nobody hears of yet. */
		const change = async (tx: Db): Promise<Fact> => {
			const name = `Ruderverein ${between(0, 1_000_000)}`;
			if (chance(0.3)) {
				const { id = '' } = oneOf(clubs);
				const state = oneOf(['verified', 'approved', 'paused', 'archived', 'blocked']);
				await tx.update(club).set({ name, sortName: name, state }).where(eq(club.id, id));
				return { type: CLUB_CHANGED, thingKind: 'club', thingId: id };
			}
			const { id = '' } = oneOf(needs);
			const state = oneOf(['open', 'open', 'paused', 'full', 'withdrawn']);
			const expiresAt = new Date(Date.now() + between(-5, 90) * 86_400_000);
			await tx.update(need).set({ title: name, state, expiresAt }).where(eq(need.id, id));
			return { type: NEED_CHANGED, thingKind: 'need', thingId: id };
		};
		// Each of them once at least: nobody told of how they began.
		let untold: Fact[] = clubs.map(({ id = '' }) => ({
			...{ type: CLUB_CHANGED, thingKind: 'club', thingId: id },
		}));
		let told = 0;
		for (let done = 0; done < CHANGES; done += AT_ONCE) {
			const last = done + AT_ONCE >= CHANGES;
			await hand.transaction(async (tx) => {
				for (let at = 0; at < AT_ONCE; at++) {
					const fact = await change(tx);
					untold.push(fact, ...(chance(0.2) ? [fact] : []));
				}
				// A third stays for later, when the thing has changed again; the others in any order.
				untold.sort(() => between(0, 2) - 1);
				const now = last ? untold : untold.slice(0, Math.ceil(untold.length * 0.66));
				untold = last ? [] : untold.slice(now.length);
				for (const fact of now) await outbox.tell(tx, fact);
				told += now.length;
			});
		}
		expect(told).toBeGreaterThan(CHANGES);
		await waitFor(nothingWaits(one), 1_800_000, 'all followed');
		const settled = async () => {
			const answer = await fetch(`${engine.url}/tasks?statuses=enqueued,processing`, {
				headers: { authorization: `Bearer ${engine.key}` },
			});
			return ((await answer.json()) as { total: number }).total === 0;
		};
		await waitFor(settled, 120_000, 'the engine has done all');
		const check = await runCommand(['search:check'], {
			...{ CITY: 'luebeck', ORIGIN: one.origin, DATA_DIR: one.dataDir },
			...env,
		});
		expect(check.out, check.said).toMatch(/^gleich: [1-9]\d* Einträge; .*: whole$/);
		expect((await ask(one)).outbox?.parked).toBe(0);
	},
	3_600_000,
);
