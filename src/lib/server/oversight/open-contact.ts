import { auditEntry, club, enquiryContact, person } from '$db/schema';
import { CONTACTS_A_DAY, type ContactReason } from '$lib/domain/office/schema';
import { Refused } from '$lib/domain/result';
import { demand, refusalOf } from '$lib/domain/rights/may';
import { and, count, eq, sql, type SQL } from 'drizzle-orm';
import { listAdministrators, type Met, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';

export interface OpenedContact {
	name: string;
	mail: string;
	phone: string;
	/** How many this colleague opened within a day, this one too. */
	today: number;
	/** How many they may: more only when somebody else allowed it. */
	most: number;
}
export interface ContactOf {
	kind: 'club' | 'enquiry';
	id: string;
}

const OPENED = 'contact.opened';
const ALLOWED = 'contact.allowed';
// By the clock that wrote them.
const withinADay = sql`${auditEntry.at} > now() - interval '1 day'`;

/**
 * What only a club or a volunteer and we know is opened one by one, with a reason, and counted. Whoever opens
 * more than a day's work needs is stopped, and those who administer hear of it.
 */
export async function openContact(
	platform: PeoplePlatform,
	who: Met,
	of: ContactOf,
	why: ContactReason,
): Promise<OpenedContact> {
	const { personId } = demand(who.actor, 'office.open-contact');
	if (!isId(of.id)) throw new Refused('not-found');
	const outcome = await platform.database.transaction(async (tx) => {
		// One after the other: nobody opens two at once and counts as one.
		await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('update');
		const opened = await countOpened(tx, personId);
		const most = await mostToday(tx, personId);
		if (opened >= most) {
			if (opened === most) await tellAdministrators(platform, tx, personId);
			await note(tx, who, of, { why, refused: true });
			return undefined;
		}
		const found = await read(tx, of);
		if (!found) throw new Refused('not-found');
		await note(tx, who, of, { why });
		return { ...found, today: opened + 1, most };
	});
	platform.outbox.nudge();
	if (!outcome) throw new Refused('too-often', { seconds: 86_400 });
	return outcome;
}

/** A second person lets them go on for today: as many again. Nobody allows that to themselves. */
export async function allowMoreContacts(
	{ database }: PeoplePlatform,
	who: Met,
	colleague: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.administer');
	if (!isId(colleague)) throw new Refused('not-found');
	if (colleague === personId) throw new Refused('not-allowed');
	await database.transaction(async (tx) => {
		await tx.select({ id: person.id }).from(person).where(eq(person.id, colleague)).for('update');
		// Pressed twice it is once.
		if ((await countOpened(tx, colleague)) < (await mostToday(tx, colleague))) return;
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			...{ actorId: personId, action: ALLOWED, thingKind: 'person', thingId: colleague },
		});
	});
}

/** Colleagues who cannot go on today without somebody else. */
export async function listStopped(
	{ database }: Pick<PeoplePlatform, 'database'>,
	who: Met,
	colleagues: readonly string[],
): Promise<string[]> {
	if (refusalOf(who.actor, 'office.administer')) return [];
	return database.read(async (db) => {
		const stopped: string[] = [];
		for (const id of colleagues)
			if (id !== who.person.id && (await countOpened(db, id)) >= (await mostToday(db, id)))
				stopped.push(id);
		return stopped;
	});
}

/** Refused ones count as well: whoever keeps trying is not let on by the next yes alone. */
const countOpened = (db: Db, personId: string): Promise<number> =>
	countDeeds(db, and(eq(auditEntry.actorId, personId), eq(auditEntry.action, OPENED)));

const mostToday = async (db: Db, personId: string): Promise<number> =>
	CONTACTS_A_DAY *
	(1 +
		(await countDeeds(db, and(eq(auditEntry.thingId, personId), eq(auditEntry.action, ALLOWED)))));

async function countDeeds(db: Db, which: SQL | undefined): Promise<number> {
	const [row] = await db.select({ count: count() }).from(auditEntry).where(and(which, withinADay));
	return row?.count ?? 0;
}

async function read(tx: Db, { kind, id }: ContactOf) {
	if (kind === 'club') {
		const [row] = await tx.select().from(club).where(eq(club.id, id));
		return row && { name: row.contactPerson, mail: row.contactMail, phone: row.contactPhone };
	}
	const [row] = await tx.select().from(enquiryContact).where(eq(enquiryContact.enquiryId, id));
	return row && { name: row.name, mail: row.mail, phone: row.phone };
}

async function note(
	tx: Db,
	who: Met,
	of: ContactOf,
	detail: { why: ContactReason; refused?: true },
): Promise<void> {
	await nameInAudit(tx, who.person.id, who.person.name);
	await audit(tx, {
		actorId: who.person.id,
		action: OPENED,
		thingKind: of.kind,
		thingId: of.id,
		detail: { ...detail },
	});
}

async function tellAdministrators({ outbox }: PeoplePlatform, tx: Db, opener: string) {
	for (const { id } of await listAdministrators(tx))
		await outbox.tell(tx, {
			...{ type: 'office.many-contacts', thingKind: 'person', thingId: opener },
			payload: { to: id },
		});
}
