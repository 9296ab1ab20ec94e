import { enquiry, enquiryContact } from '$db/schema';
import type { EnquiryInput } from '$lib/domain/enquiry/schema';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import type { PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { findAskable, type Askable } from './askable';
import { quietDay } from './erase-enquiries';
import { recipients } from './team';

/** For one club: more than that in a day are not people. */
const MOST_A_DAY = 20;

/**
 * Somebody offers to help. Sent twice it is one enquiry, because the form made the id; who goes back and
 * writes something else under the same id asks anew, and nothing anyone says gets lost.
 */
export async function sendEnquiry(
	platform: PeoplePlatform,
	slug: string,
	input: EnquiryInput,
	locale: string,
): Promise<{ key: string }> {
	if (input.betreff !== '') throw new Refused('too-often', { seconds: 60 });
	const now = platform.clock.now();
	const askable = await platform.database.read((db) => findAskable(db, slug, now));
	if (!askable) throw new Refused('not-found');
	if (askable.kind !== 'open') throw new Refused('gone');
	const id = await idToUse(platform, askable, input);
	if (id.again) return { key: platform.codes.keyOf('enquiry', id.id) };
	const spent = await platform.limits.allow('enquiry-club', askable.club.id, MOST_A_DAY, 86_400);
	if (!spent.allowed) throw new Refused('too-often', { seconds: spent.retryAfterSeconds });
	const written = await platform.database.transaction((tx) =>
		write(platform, tx, askable, { ...input, id: id.id, locale }),
	);
	if (!written) {
		// Sent twice at once: whether it says the same is seen now.
		await platform.limits.forgive(spent);
		return sendEnquiry(platform, slug, input, locale);
	}
	platform.outbox.nudge();
	return { key: platform.codes.keyOf('enquiry', id.id) };
}

async function idToUse(
	{ database, codes }: PeoplePlatform,
	{ need }: Askable,
	{ id: sent, name, mail, phone, message }: EnquiryInput,
): Promise<{ id: string; again: boolean }> {
	const known = (which: string) =>
		database.read((db) =>
			db
				.select({ needId: enquiry.needId, contact: enquiryContact })
				.from(enquiry)
				.leftJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
				.where(eq(enquiry.id, which)),
		);
	const id = codes.keptId(sent);
	const [there] = await known(id);
	if (!there) return { id, again: false };
	const { contact } = there;
	const same =
		there.needId === need.id &&
		contact?.name === name &&
		contact.mail === mail &&
		contact.phone === phone &&
		contact.message === message;
	if (same) return { id, again: true };
	const other = codes.keptId(sent, need.id, name, mail, phone, message);
	return { id: other, again: (await known(other)).length > 0 };
}

async function write(
	{ clock, outbox }: PeoplePlatform,
	tx: Db,
	{ need, club }: Askable,
	input: EnquiryInput & { locale: string },
): Promise<boolean> {
	const { id, name, mail, phone, message, locale } = input;
	const now = clock.now();
	const made = await tx
		.insert(enquiry)
		.values({ id, clubId: club.id, needId: need.id, locale, createdAt: now, waitingSince: now })
		.onConflictDoNothing()
		.returning({ id: enquiry.id });
	if (made.length === 0) return false;
	await tx
		.insert(enquiryContact)
		.values({ enquiryId: id, name, mail, phone, message, eraseAt: quietDay(now) });
	for (const recipient of await recipients(tx, { id, clubId: club.id, assigneeId: null }, now))
		await outbox.tell(tx, {
			type: 'enquiry.sent',
			thingKind: 'enquiry',
			thingId: id,
			payload: { recipient },
		});
	if (mail !== '')
		await outbox.tell(tx, { type: 'enquiry.received', thingKind: 'enquiry', thingId: id });
	await audit(tx, {
		action: 'enquiry.sent',
		thingKind: 'enquiry',
		thingId: id,
		detail: { by: mail !== '' ? 'mail' : 'phone' },
	});
	return true;
}
