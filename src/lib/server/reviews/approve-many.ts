import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import type { Met, PeoplePlatform } from '../people';
import { decideReview, UNDO_SECONDS } from './decide-review';

/** Like things in one go: each is a decision of its own, and whatever changed meanwhile stays on the desk. */
export async function approveMany(
	platform: PeoplePlatform,
	who: Met,
	picked: readonly { id: string; seen: number }[],
): Promise<{ approved: number; left: number }> {
	demand(who.actor, 'office.review');
	let approved = 0;
	for (const { id, seen } of picked)
		try {
			const looked = { id, seen, trust: false, reasonKey: null, reason: '' };
			await decideReview(
				platform,
				who,
				{ ...looked, decision: 'approve' },
				{ mailAfterSeconds: UNDO_SECONDS },
			);
			approved++;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
		}
	return { approved, left: picked.length - approved };
}
