import { membership } from '$db/schema';
import { and, eq, type Column } from 'drizzle-orm';

/** Who belongs to this club's team today; whoever left it does not. */
export const isMember = (clubId: Column, personId: Column) =>
	and(
		eq(membership.clubId, clubId),
		eq(membership.personId, personId),
		eq(membership.state, 'active'),
	);
