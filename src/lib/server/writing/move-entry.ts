import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { lockClub } from '../clubs';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import { dropPending, takeBackPending } from './versions';
import type { AnyContent, Written } from './written';

export interface Moving {
	clubId: string;
	id: string;
	action: string;
	/** Why it does not take place; empty where nobody asks. */
	reason?: string;
	until?: Date;
}

/**
 * One tap on something that is there: pause, resume, extend, fill, cancel, withdraw … Pressed twice it is
 * done once: where the action leads it stands already.
 */
export async function moveEntry<C extends AnyContent>(
	platform: Platform,
	who: { actor: Actor },
	written: Written<C>,
	{ clubId, id, action, reason = '', until }: Moving,
): Promise<string> {
	const { personId, memberships } = demand(who.actor, 'entry.write', { clubId });
	const role = memberships.find((one) => one.clubId === clubId)?.role ?? 'writer';
	const { kind, moves } = written;
	const now = platform.clock.now();
	const state = await platform.database.transaction(async (tx) => {
		const club = await lockClub(tx, clubId);
		const found = await written.find(tx, id, true);
		if (!club || found?.row.clubId !== clubId) throw new Refused('not-found');
		const from = found.row.state;
		if (!moves.possible(from, role).includes(action)) {
			if (moves.leadsTo(action) === from) return from;
			throw new Refused('wrong-state', { thing: kind, state: from, action });
		}
		// Publishing goes through the text and its review.
		if (action === 'publish' || action === 'submit') throw new Refused('not-allowed');
		const to = moves.move(from, action, role);
		await written.put(tx, id, { action, state: to, reason, until, now });
		if (action === 'take-back') await takeBackPending(tx, { kind, id });
		if (action === 'withdraw') await dropPending(tx, { kind, id });
		await audit(tx, {
			actorId: personId,
			action: `${kind}.${action}`,
			thingKind: kind,
			thingId: id,
			changed: ['state'],
			detail: { from, to },
		});
		await platform.outbox.tell(tx, { type: written.fact, thingKind: kind, thingId: id });
		return to;
	});
	platform.outbox.nudge();
	return state;
}
