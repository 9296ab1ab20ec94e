import { signInCode } from '$db/schema';
import { lt } from 'drizzle-orm';
import type { Database } from '../platform/database';

/** Long over; kept a little so that a late delivery still finds what it belongs to. */
export async function forgetCodes(database: Database, now: Date, hours: number): Promise<number> {
	const before = new Date(now.getTime() - hours * 3_600_000);
	const gone = await database.read((db) =>
		db.delete(signInCode).where(lt(signInCode.createdAt, before)).returning({ id: signInCode.id }),
	);
	return gone.length;
}
