import { installation, officeRole } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import { audit } from '../platform/audit';
import { newId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';
import type { SessionCookie } from './sessions';
import { beginSession, findOrAddPerson, type From } from './sign-in-by-code';

const KEY = 'administrator.asked';
export const ADMINISTRATOR_MINUTES = 30;

interface Asked {
	id: string;
	at: string;
}

/** Whoever may run commands on this machine may name who administers. A newer link ends the one before. */
export async function askForAdministrator({
	database,
	codes,
	clock,
}: Pick<PeoplePlatform, 'database' | 'codes' | 'clock'>): Promise<string> {
	const now = clock.now();
	const value: Asked = { id: newId(now.getTime()), at: now.toISOString() };
	await database.read((db) =>
		db
			.insert(installation)
			.values({ key: KEY, value, at: now })
			.onConflictDoUpdate({ target: installation.key, set: { value, at: now } }),
	);
	return codes.keyOf('first-administrator', value.id);
}

/** The newest link, for half an hour, until it was used. */
export async function isAdministratorKey(
	{ database, codes, clock }: PeoplePlatform,
	key: string,
): Promise<boolean> {
	const id = codes.idOf('first-administrator', key);
	const [row] = await database.read((db) =>
		db.select().from(installation).where(eq(installation.key, KEY)),
	);
	const asked = row?.value as Asked | undefined;
	return (
		id !== undefined &&
		asked?.id === id &&
		clock.now().getTime() - Date.parse(asked.at) < ADMINISTRATOR_MINUTES * 60_000
	);
}

export async function becomeAdministrator(
	platform: PeoplePlatform,
	key: string,
	input: { name: string; mail: string; locale: string },
	from: From,
): Promise<SessionCookie> {
	if (!(await isAdministratorKey(platform, key))) throw new Refused('gone');
	const now = platform.clock.now();
	const cookie = await platform.database.transaction(async (tx) => {
		const used = await tx.delete(installation).where(eq(installation.key, KEY)).returning();
		if (used.length === 0) throw new Refused('gone');
		const person = await findOrAddPerson(tx, input, now);
		await tx
			.insert(officeRole)
			.values({
				id: newId(now.getTime()),
				personId: person.id,
				team: 'stadt',
				role: 'administer',
				createdAt: now,
			})
			.onConflictDoUpdate({
				target: [officeRole.personId, officeRole.team],
				set: { role: 'administer', endedAt: null },
			});
		await audit(tx, {
			actorId: person.id,
			action: 'administrator.began',
			thingKind: 'person',
			thingId: person.id,
		});
		const how = { device: from.device, shared: false, by: 'administrator-link' };
		return beginSession(platform, tx, person, how);
	});
	if (from.before) await platform.sessions.end(from.before);
	return cookie;
}
