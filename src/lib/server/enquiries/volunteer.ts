import { enquiry, enquiryMessage } from '$db/schema';
import { moveEnquiry, OPEN_ENQUIRY_STATES, type EnquiryState } from '$lib/domain/enquiry/states';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import type { PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import { isThere, onEnquiry, settle } from './answer';
import { eraseContact, keepContact } from './erase-enquiries';
import { recipients } from './team';

function idOf({ codes }: PeoplePlatform, key: string): string {
	const id = codes.idOf('enquiry', key);
	if (!id) throw new Refused('not-found');
	return id;
}

/** The volunteer says something more; the club hears of it, and sees since when it is waited for. */
export const writeBack = (
	platform: PeoplePlatform,
	key: string,
	input: { id: string; message: string },
): Promise<void> =>
	onEnquiry(platform, idOf(platform, key), async (tx, held) => {
		if (await isThere(tx, held, input.id)) return;
		const now = platform.clock.now();
		let state = held.state as EnquiryState;
		if (state === 'closed') state = moveEnquiry(state, 'reopen', 'person');
		if (!(OPEN_ENQUIRY_STATES as readonly string[]).includes(state))
			throw new Refused('wrong-state');
		const made = await tx
			.insert(enquiryMessage)
			.values({
				id: input.id,
				enquiryId: held.id,
				fromClub: false,
				text: input.message,
				createdAt: now,
			})
			.onConflictDoNothing()
			.returning({ id: enquiryMessage.id });
		if (made.length === 0) return;
		await tx
			.update(enquiry)
			.set({ state, closedAt: null, waitingSince: held.waitingSince ?? now })
			.where(eq(enquiry.id, held.id));
		await keepContact(tx, held.id, now);
		for (const recipient of await recipients(tx, held, now))
			await platform.outbox.tell(tx, {
				type: 'enquiry.wrote-back',
				thingKind: 'enquiry',
				thingId: held.id,
				payload: { recipient, message: input.id },
			});
	});

/** Changed their mind. The club hears that nobody waits any more. */
export const withdraw = (platform: PeoplePlatform, key: string): Promise<void> =>
	onEnquiry(platform, idOf(platform, key), async (tx, held) => {
		if (held.state === 'withdrawn') return;
		const now = platform.clock.now();
		const state = moveEnquiry(held.state as EnquiryState, 'withdraw', 'person');
		await settle(tx, held.id, state, now);
		await audit(tx, {
			action: 'enquiry.withdraw',
			thingKind: 'enquiry',
			thingId: held.id,
			detail: { from: held.state, to: state },
		});
		for (const recipient of await recipients(tx, held, now))
			await platform.outbox.tell(tx, {
				type: 'enquiry.withdrawn',
				thingKind: 'enquiry',
				thingId: held.id,
				payload: { recipient },
			});
	});

/** Name, address and words go at once. */
export const eraseNow = (platform: PeoplePlatform, key: string): Promise<void> =>
	onEnquiry(
		platform,
		idOf(platform, key),
		async (tx, held) => {
			if (held.state === 'erased') return;
			await eraseContact(tx, held.id, held.state as EnquiryState);
			await audit(tx, { action: 'enquiry.erase', thingKind: 'enquiry', thingId: held.id });
		},
		{ erased: true },
	);
