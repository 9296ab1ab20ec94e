import type { ClubState } from '../club/states';
import { PUBLIC_CLUB_STATES } from '../public';
import { Refused } from '../result';

// Who is asked to join, a club as well as the coordination: by a link that only whoever reads the mailbox can use.

const DAY_MS = 86_400_000;
export const INVITATION_DAYS = 7;
const MOST_OPEN = 20;
/** A club the coordination let in; one nobody has looked at yet is no way to write to strangers. */
const MOST_A_DAY = 20;
const MOST_A_DAY_UNSEEN = 3;

export const invitedUntil = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY_MS);

/**
 * Which of the open ones a new one for this mailbox takes the place of. Whoever asks holds the team until the
 * new one is written: of two at once each would see the other's place free.
 */
export function replacedBy(open: readonly { id: string; mail: string }[], mail: string): string[] {
	const ids = open.filter((one) => one.mail === mail).map(({ id }) => id);
	if (open.length - ids.length >= MOST_OPEN) throw new Refused('too-often', { seconds: 3_600 });
	return ids;
}

/** From when on the invitations of a club count against its day. */
export const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_MS);

/** Taken back or replaced, their mails went out all the same: every one of the last day counts. */
export function demandRoomToday(sent: readonly Date[], state: ClubState, now: Date): void {
	const seen = (PUBLIC_CLUB_STATES as readonly ClubState[]).includes(state);
	const most = seen ? MOST_A_DAY : MOST_A_DAY_UNSEEN;
	const freed = sent.toSorted((a, b) => b.getTime() - a.getTime())[most - 1];
	if (!freed) return;
	const seconds = Math.ceil((freed.getTime() + DAY_MS - now.getTime()) / 1_000);
	throw new Refused('too-often', { seconds: Math.max(1, seconds) });
}

/** What an invitation says, and who asked for it. */
interface Asked {
	mail: string;
	role: string;
	/** Of the coordination. */
	team?: string;
	inviterId: string;
}
const AGAIN_MS = 60_000;

/** Pressed twice, or sent once more by a bad line: the same asking a moment ago, whose mail is on its way. */
export const askedJustNow = <T extends Asked & { createdAt: Date }>(
	open: readonly T[],
	wanted: Asked,
	now: Date,
): T | undefined =>
	open.find(
		(one) =>
			now.getTime() - one.createdAt.getTime() < AGAIN_MS &&
			(['mail', 'role', 'team', 'inviterId'] as const).every(
				(field) => one[field] === wanted[field],
			),
	);
