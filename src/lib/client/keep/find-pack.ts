import { readPack, type Pack } from '$lib/domain/pack/pack';
import { findWritten, keptAt } from './pack-store';

/** The pack with the time it was fetched; undefined: none, or one of another version. */
export async function findPack(): Promise<Pack | undefined> {
	if (!('caches' in globalThis)) return undefined;
	const kept = await findWritten();
	if (!kept) return undefined;
	const pack = readPack(await kept.json());
	return pack && { ...pack, at: new Date(keptAt(kept)) };
}
