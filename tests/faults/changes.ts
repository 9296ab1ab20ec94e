import { club } from '$db/schema';
import { CLUB_CHANGED } from '$lib/server/discovery';
import type { Database } from '$lib/server/platform/database';
import { isUnavailable } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { openOutbox } from '$lib/server/platform/jobs/outbox';
import { eq } from 'drizzle-orm';
import { between, chance, oneOf, pause } from './by-chance';

const CLUBS = 12;

/** Clubs that can be found, for an index to hold. */
export async function addClubs(database: Database): Promise<string[]> {
	const ids = Array.from({ length: CLUBS }, () => newId());
	await database.transaction((tx) =>
		tx.insert(club).values(
			ids.map((id, n) => ({
				id,
				slug: `verein-${id}`,
				name: `Ruderverein ${n}`,
				sortName: `ruderverein ${n}`,
				legalForm: 'ev',
				state: 'verified',
			})),
		),
	);
	return ids;
}

export interface Changes {
	readonly count: number;
	stop(): Promise<void>;
}

/** Somebody renames clubs, takes them back and shows them again, each with its fact, as a use case does. */
export function keepChanging(database: Database, ids: readonly string[]): Changes {
	const outbox = openOutbox(
		[{ name: 'search', hears: [CLUB_CHANGED], handle: () => Promise.resolve() }],
		() => undefined,
	);
	let stopped = false;
	let count = 0;
	const change = async (id: string) => {
		const name = `Ruderverein ${between(0, 1_000_000)}`;
		const state = chance(0.2) ? 'paused' : 'verified';
		await database.transaction(async (tx) => {
			await tx.update(club).set({ name, sortName: name, state }).where(eq(club.id, id));
			await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: id });
		});
		count++;
	};
	const changing = (async () => {
		while (!stopped) {
			await change(oneOf(ids)).catch((error: unknown) => {
				// Taken away with the database: it happened wholly or not at all.
				if (!isUnavailable(error)) throw error;
			});
			await pause(between(20, 150));
		}
	})();
	return {
		get count() {
			return count;
		},
		stop: async () => {
			stopped = true;
			await changing;
		},
	};
}
