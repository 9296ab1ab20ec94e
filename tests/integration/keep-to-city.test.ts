import { findCity, type City } from '$lib/city';
import { installation } from '$db/schema';
import { keepToCity, OtherCity } from '$lib/server/keep-to-city';
import { startFailure } from '$lib/server/product';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';

const cityOf = (key: string): City => {
	const city = findCity(key);
	if (!city) throw new Error(`No city ${key}`);
	return city;
};
const luebeck = cityOf('luebeck');
const bamberg = cityOf('bamberg');

onBothDatabases((_kind, open) => {
	it('an installation keeps the city it was first started with', async () => {
		const { database } = await open();
		await keepToCity(database, luebeck);
		await keepToCity(database, luebeck);
		const refused = await keepToCity(database, bamberg).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(OtherCity);
		expect(startFailure(refused)).toMatch(
			/^Diese Daten gehören zu Lübeck, CITY nennt aber Bamberg\./,
		);
		await keepToCity(database, luebeck);
	});

	it('one that was seeded before this was kept belongs to the city of the seed', async () => {
		const { database } = await open();
		await database.read((db) =>
			db.insert(installation).values({ key: 'demo.seeded', value: { city: 'bamberg' } }),
		);
		await expect(keepToCity(database, luebeck)).rejects.toThrow('CITY=bamberg');
		await keepToCity(database, bamberg);
	});

	it('of two that start at once as different cities, one is refused', async () => {
		const { database } = await open();
		const ends = await Promise.allSettled(
			[luebeck, bamberg].map((city) => keepToCity(database, city)),
		);
		expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});
