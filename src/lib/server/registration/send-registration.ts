import { membership, registration, review } from '$db/schema';
import type { ClubContent } from '$lib/domain/club/content';
import { placeFrom } from '$lib/domain/club/place-fields';
import { guessLegalForm, nextOpenStep, type Answers } from '$lib/domain/registration/steps';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import type { Topic } from '$lib/domain/vocabulary/keys';
import { eq } from 'drizzle-orm';
import { addWaitingClub, locatePlace, settledPlace } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { newId } from '../platform/ids';
import type { Draft } from './drafts';

/** Nobody answers seven questions in so few seconds. */
const QUICKEST_MS = 3_000;
/** Per neighbourhood of addresses: a fair of clubs in one hall still gets through, a machine does not. */
export const MOST_REGISTRATIONS_AN_HOUR = 5;

/**
 * The club asks to be let in: club, first version, its owner, the place on the desk and the mail to the
 * club happen together or not at all. Sent twice, it is one.
 */
export async function sendRegistration(
	platform: PeoplePlatform,
	who: Met,
	draft: Draft,
	from: { network: string; trap: string; most?: number },
): Promise<{ clubId: string }> {
	const { personId } = demand(who.actor, 'club.register', {
		personId: draft.personId ?? who.person.id,
	});
	if (draft.sentAt && draft.clubId) return { clubId: draft.clubId };
	const { answers } = draft;
	if (nextOpenStep(answers, true) !== 'pruefen') throw new Refused('wrong-state');
	const now = platform.clock.now();
	if (from.trap !== '' || now.getTime() - draft.createdAt.getTime() < QUICKEST_MS)
		throw new Refused('too-often', { seconds: 5 });
	const { network, most = MOST_REGISTRATIONS_AN_HOUR } = from;
	const spent = await platform.limits.allow('register', network, most, 3_600);
	if (!spent.allowed) throw new Refused('too-often', { seconds: spent.retryAfterSeconds });
	const said = contentOf(answers);
	const located = await locatePlace(platform, said.place);
	const content = { ...said, place: settledPlace(said.place, located) };
	const sent = await platform.database.transaction(async (tx) => {
		const [row] = await tx
			.select()
			.from(registration)
			.where(eq(registration.id, draft.id))
			.for('update');
		if (!row) throw new Refused('gone');
		if (row.clubId) return { clubId: row.clubId, again: true };
		const { clubId, versionId } = await addWaitingClub(platform, tx, {
			content,
			located,
			authorId: personId,
			now,
		});
		await tx
			.insert(membership)
			.values({ id: newId(now.getTime()), personId, clubId, role: 'owner', createdAt: now });
		const reviewId = newId(now.getTime());
		await tx.insert(review).values({
			id: reviewId,
			kind: 'club',
			clubId,
			versionId,
			state: 'open',
			submitterId: personId,
			submittedAt: now,
			createdAt: now,
		});
		await tx
			.update(registration)
			.set({ sentAt: now, clubId, personId, answers: {}, updatedAt: now })
			.where(eq(registration.id, draft.id));
		await platform.outbox.tell(tx, {
			type: 'review.arrived',
			thingKind: 'review',
			thingId: reviewId,
			payload: { to: personId },
		});
		return { clubId, again: false };
	});
	if (sent.again) await platform.limits.forgive(spent);
	platform.outbox.nudge();
	return { clubId: sent.clubId };
}

const NO_ADDRESS = {
	...{ placeName: '', street: '', postcode: '', town: '' },
	...{ pinLat: '', pinLon: '', pinFor: '' },
};

/** The answers as the content of a club; what nobody asked yet stays empty. */
export function contentOf(answers: Answers): ClubContent {
	const { name = '', kind } = answers;
	return {
		name,
		legalForm: answers.legalForm ?? guessLegalForm(name),
		sentence: answers.sentence ?? '',
		about: '',
		topics: (answers.topics ?? []) as Topic[],
		audiences: [],
		activities: [],
		languages: [],
		access: [],
		meets: '',
		foundedYear: null,
		contactPerson: answers.contactPerson ?? '',
		contactRole: '',
		contactMail: answers.contactMail ?? '',
		contactPhone: answers.contactPhone ?? '',
		contactPersonPublic: answers.contactPersonPublic ?? false,
		contactMailPublic: answers.contactMailPublic ?? false,
		contactPhonePublic: answers.contactPhonePublic ?? false,
		website: '',
		donation: '',
		place: kind === 'adresse' ? placeFrom({ ...NO_ADDRESS, ...answers }) : null,
	};
}
