import { club, installation } from '$db/schema';
import * as schema from '$db/schema';
import { planChunk, type Ground } from '$db/seed/volume/plan-chunk';
import {
	chunksOf,
	isVolumeName,
	VOLUME_SIZES,
	type VolumeName,
	type VolumeSize,
} from '$db/seed/volume/sizes';
import { writeBulk } from '$db/seed/volume/write-bulk';
import { findCity, type City } from '$lib/city';
import { loadGazetteer } from '$lib/city/gazetteer';
import { eq, sql } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { progressBar } from './progress-bar';

const MARK = 'seed.volume';

/** How far a seed got; it stands in the same transaction as the rows. */
interface Progress {
	size: VolumeName;
	chunks: number;
	/** The "now" of the whole seed, kept when it is taken up again. */
	at: string;
}

export type SeededVolume =
	{ kind: 'seeded'; rows: number; seconds: number; resumed: boolean } | { kind: 'there-already' };

const TABLES = [
	'place',
	'club',
	'need',
	'needSession',
	'event',
	'eventDate',
	'news',
	'person',
	'membership',
	'version',
	'address',
] as const;

/** Masses of invented things, to measure with. Interrupted, it goes on where it stopped. */
export async function seedVolume(
	platform: Platform,
	name: VolumeName,
	say: (sentence: string) => void,
	size: VolumeSize = VOLUME_SIZES[name],
): Promise<SeededVolume> {
	const { database, clock } = platform;
	const city = findCity(platform.settings.city);
	if (!city) throw new Error(`No city ${platform.settings.city}`);
	const ground = await groundOf(city);
	const all = chunksOf(size);
	const began = await database.read(readProgress);
	if (began ? began.size !== name || began.chunks === all : await database.read(anyClub))
		return { kind: 'there-already' };
	const at = began ? new Date(began.at) : clock.now();
	const bar = progressBar(say, all, began?.chunks ?? 0);
	for (let index = began?.chunks ?? 0; index < all; index++) {
		const rows = planChunk(size, index, ground, at);
		await database.transaction(async (tx) => {
			for (const table of TABLES) await writeBulk(tx, schema[table], rows[table]);
			await writeProgress(tx, { size: name, chunks: index + 1, at: at.toISOString() });
		});
		bar.step(TABLES.reduce((sum, table) => sum + rows[table].length, 0));
	}
	// The embedded database has nobody who does it later; without it plans are guesses.
	if (database.kind === 'embedded') await database.read((db) => db.execute(sql`analyze`));
	return { kind: 'seeded', ...bar.total(), resumed: began !== undefined };
}

async function readProgress(db: Db): Promise<Progress | undefined> {
	const [row] = await db.select().from(installation).where(eq(installation.key, MARK));
	const value = row?.value;
	if (typeof value !== 'object' || value === null) return undefined;
	const { size, chunks, at } = value as Record<string, unknown>;
	return typeof size === 'string' &&
		isVolumeName(size) &&
		typeof chunks === 'number' &&
		typeof at === 'string'
		? { size, chunks, at }
		: undefined;
}

const writeProgress = (tx: Db, value: Progress) =>
	tx
		.insert(installation)
		.values({ key: MARK, value })
		.onConflictDoUpdate({ target: installation.key, set: { value, at: sql`now()` } });

async function anyClub(db: Db): Promise<boolean> {
	return (await db.select({ id: club.id }).from(club).limit(1)).length > 0;
}

async function groundOf(city: City): Promise<Ground> {
	const spots = await loadGazetteer(city.key);
	return {
		town: city.name,
		districts: city.districts,
		streets: spots.map((spot) => ({
			name: spot.name,
			postcode: spot.postcodes[0] ?? '',
			district: spot.district,
			...spot.point,
		})),
	};
}
