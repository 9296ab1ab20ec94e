import { picture } from '$db/schema';
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database';

export type KnownPicture = typeof picture.$inferSelect;

export async function findPicture(db: Db, id: string): Promise<KnownPicture | undefined> {
	const [found] = await db.select().from(picture).where(eq(picture.id, id));
	return found;
}
