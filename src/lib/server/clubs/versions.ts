import { version } from '$db/schema';
import { moveVersion } from '$lib/domain/version/states';
import { and, desc, eq, max } from 'drizzle-orm';
import type { Db } from '../platform/database';

// The versions of a thing, a club or what it wrote: they are counted, give way to each other and come back.

const ofThing = (thingKind: string, thingId: string) =>
	and(eq(version.thingKind, thingKind), eq(version.thingId, thingId));

export async function nextNumber(tx: Db, thingKind: string, thingId: string): Promise<number> {
	const [row] = await tx
		.select({ last: max(version.number) })
		.from(version)
		.where(ofThing(thingKind, thingId));
	return (row?.last ?? 0) + 1;
}

/** What was approved until now gives way. */
export const supersede = (tx: Db, thingKind: string, thingId: string) =>
	tx
		.update(version)
		.set({ state: moveVersion('approved', 'supersede', 'system') })
		.where(and(ofThing(thingKind, thingId), eq(version.state, 'approved')));

/** What gave way is approved again. */
export const putBack = (tx: Db, id: string) =>
	tx
		.update(version)
		.set({ state: moveVersion('superseded', 'put-back', 'system') })
		.where(eq(version.id, id));

/** The one that gave way last, if there is one. */
export async function putLastBack(tx: Db, thingKind: string, thingId: string): Promise<void> {
	const [last] = await tx
		.select({ id: version.id })
		.from(version)
		.where(and(ofThing(thingKind, thingId), eq(version.state, 'superseded')))
		.orderBy(desc(version.number))
		.limit(1);
	if (last) await putBack(tx, last.id);
}
