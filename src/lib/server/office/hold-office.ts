import { officeRole } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { asc, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database';

type Held = typeof officeRole.$inferSelect;

/** The team of the coordination, in one order: two who change it at once go one after the other. */
export const holdOffice = (tx: Db): Promise<Held[]> =>
	tx
		.select()
		.from(officeRole)
		.where(isNull(officeRole.endedAt))
		.orderBy(asc(officeRole.id))
		.for('update');

/** Whoever acts may have lost the right a moment ago. */
export function demandStillAdministers(all: readonly Held[], personId: string): void {
	if (!all.some((one) => one.personId === personId && one.role === 'administer'))
		throw new Refused('not-allowed');
}
