import { membership, person } from '$db/schema';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database';

/** Whoever works for the club today, those who look after it first. What links in old mails open ends with it. */
export const teamOf = (db: Db, clubId: string) =>
	db
		.select({ id: person.id, name: person.name, role: membership.role })
		.from(membership)
		.innerJoin(person, and(eq(person.id, membership.personId), isNull(person.erasedAt)))
		.where(and(eq(membership.clubId, clubId), eq(membership.state, 'active')))
		.orderBy(asc(membership.role), asc(membership.createdAt), asc(person.id));
