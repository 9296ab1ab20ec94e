import { officeRole } from '$db/schema';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database';

export type HeldOffice = typeof officeRole.$inferSelect;

/** The team of the coordination, in one order: two who change it at once go one after the other. */
export const holdOffice = (tx: Db): Promise<HeldOffice[]> =>
	tx
		.select()
		.from(officeRole)
		.where(isNull(officeRole.endedAt))
		.orderBy(asc(officeRole.id))
		.for('update');

/** Those who administer, to be told of something. */
export const listAdministrators = (db: Db): Promise<{ id: string }[]> =>
	db
		.select({ id: officeRole.personId })
		.from(officeRole)
		.where(and(eq(officeRole.role, 'administer'), isNull(officeRole.endedAt)));
