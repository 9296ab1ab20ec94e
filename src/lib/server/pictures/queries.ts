import { picture } from '$db/schema';
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database';

export type KnownPicture = typeof picture.$inferSelect;

/** What a card shows of it, beside the words of the thing itself. */
export const cardPicture = {
	width: picture.width,
	height: picture.height,
	colour: picture.colour,
	files: picture.files,
};
export type CardPicture = Pick<KnownPicture, keyof typeof cardPicture>;

export async function findPicture(db: Db, id: string): Promise<KnownPicture | undefined> {
	const [found] = await db.select().from(picture).where(eq(picture.id, id));
	return found;
}
