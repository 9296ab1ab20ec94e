import { demoCityOf } from '$db/seed/demo/cities';
import { planDemo } from '$db/seed/demo/plan';
import { writeRows } from '$db/seed/demo/write-rows';
import { club, installation } from '$db/schema';
import { findCity } from '$lib/city';
import { eq } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { gazetteerOf } from './gazetteer-of';

export type Seeded = 'seeded' | 'there-already' | 'no-demo-for-this-city';

/** Fills an empty installation with the invented city: wholly or not at all. */
export async function seedDemo(
	platform: Pick<Platform, 'database' | 'clock'> & { settings: { city: string } },
	say: (sentence: string) => void,
): Promise<Seeded> {
	const demo = demoCityOf(platform.settings.city);
	const city = findCity(platform.settings.city);
	if (!demo || !city) return 'no-demo-for-this-city';
	const now = platform.clock.now();
	const gazetteer = await gazetteerOf(city);
	const anybody = (db: Db) => db.select({ id: club.id }).from(club).limit(1);
	if ((await platform.database.read(anybody)).length > 0) return 'there-already';
	// Seconds of work for the processor: before the transaction, whose time is bounded.
	const rows = planDemo(demo, gazetteer, now);
	return platform.database.transaction(async (tx) => {
		// Another process may have been faster.
		if ((await anybody(tx)).length > 0) return 'there-already';
		let told = 0;
		await writeRows(tx, rows, (done, all) => {
			const share = Math.floor((done / all) * 10);
			if (share > told) {
				told = share;
				say(`Demo-Stadt wird angelegt … ${share * 10} %`);
			}
		});
		await tx
			.insert(installation)
			.values({ key: 'demo.seeded', value: { city: demo.city, at: now.toISOString() } })
			.onConflictDoNothing();
		return 'seeded';
	});
}

export async function isDemoSeeded(platform: Platform): Promise<boolean> {
	const [row] = await platform.database.read((db) =>
		db.select().from(installation).where(eq(installation.key, 'demo.seeded')),
	);
	return row !== undefined;
}
