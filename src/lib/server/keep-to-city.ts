import { installation } from '$db/schema';
import type { City } from '$lib/city';
import { findCity } from '$lib/city';
import { inArray } from 'drizzle-orm';
import type { Database } from './platform/database';

const CITY = 'city';
/** Written by the demo; installations older than the mark above are known by it. */
const SEEDED = 'demo.seeded';

/** Started as one city on what belongs to another, both would be mixed up for good. */
export class OtherCity extends Error {
	constructor(owner: string, asked: string) {
		super(
			`Diese Daten gehören zu ${findCity(owner)?.name ?? owner}, CITY nennt aber ${asked}. ` +
				`Setze CITY=${owner}, oder nimm mit DATA_DIR oder DATABASE_URL einen anderen Ort.`,
		);
		this.name = 'OtherCity';
	}
}

/** Who comes first gives the installation its city; nobody changes it later. */
export async function keepToCity(database: Database, city: City): Promise<void> {
	const owner = await database.transaction(async (tx) => {
		const known = async () => {
			const found = await tx
				.select()
				.from(installation)
				.where(inArray(installation.key, [CITY, SEEDED]));
			return (
				cityIn(found.find((row) => row.key === SEEDED)?.value) ??
				cityIn(found.find((row) => row.key === CITY)?.value)
			);
		};
		const before = await known();
		if (before !== undefined) return before;
		const value = { city: city.key };
		await tx.insert(installation).values({ key: CITY, value }).onConflictDoNothing();
		return known();
	});
	if (owner !== undefined && owner !== city.key) throw new OtherCity(owner, city.name);
}

const cityIn = (value: unknown): string | undefined =>
	typeof value === 'object' && value !== null && 'city' in value && typeof value.city === 'string'
		? value.city
		: undefined;
