import { club, membership, officeRole, person } from '$db/schema';
import { DEMO_PEOPLE, type DemoPerson } from '$db/seed/demo/people';
import { Refused } from '$lib/domain/result';
import { and, eq, isNotNull } from 'drizzle-orm';
import { audit, nameInAudit } from '../platform/audit';
import type { PeoplePlatform } from './people-platform';
import type { SessionCookie } from './sessions';

export interface ShownPerson {
	key: string;
	name: string;
	about: DemoPerson['about'];
	/** Of those who belong to one. */
	club?: string;
}

/** Whom one can be in the demo. Elsewhere nobody, whatever stands in the database. */
export async function listDemoPersons({
	settings,
	database,
}: PeoplePlatform): Promise<ShownPerson[]> {
	if (!settings.demo) return [];
	const found = await database.read((db) =>
		db
			.select({ key: person.demoKey, name: person.name, club: club.name })
			.from(person)
			.leftJoin(membership, and(eq(membership.personId, person.id), eq(membership.state, 'active')))
			.leftJoin(club, eq(club.id, membership.clubId))
			.where(isNotNull(person.demoKey)),
	);
	return DEMO_PEOPLE.flatMap(({ key, about }) => {
		const row = found.find((one) => one.key === key);
		return row ? [{ key, name: row.name, about, ...(row.club ? { club: row.club } : {}) }] : [];
	});
}

/** By one press, the second factor counted as shown. */
export async function signInAsDemoPerson(
	platform: PeoplePlatform,
	key: string,
	from: { device: string; before?: string },
): Promise<{ cookie: SessionCookie; office: boolean }> {
	if (!platform.settings.demo) throw new Refused('not-found');
	const signedIn = await platform.database.transaction(async (tx) => {
		const [known] = await tx
			.select({ id: person.id, name: person.name, office: officeRole.id })
			.from(person)
			.leftJoin(officeRole, eq(officeRole.personId, person.id))
			.where(eq(person.demoKey, key));
		if (!known) throw new Refused('not-found');
		const how = { device: from.device, shared: false, strong: true };
		const cookie = await platform.sessions.begin(tx, known.id, how);
		await nameInAudit(tx, known.id, known.name);
		await audit(tx, {
			actorId: known.id,
			action: 'session.began',
			thingKind: 'person',
			thingId: known.id,
			detail: { by: 'demo' },
		});
		return { cookie, office: known.office !== null };
	});
	if (from.before) await platform.sessions.end(from.before);
	return signedIn;
}
