import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale } from '$lib/messages';
import type { Verdict } from '$lib/server/clubs';

export interface ShownVerdict {
	kind: 'club' | 'change';
	/** The coordination asks, or said no. */
	tone: 'asked' | 'rejected';
	reason: string;
	message: string;
	/** Something can be sent back. */
	open: boolean;
}

const MONTH_MS = 31 * 86_400_000;

/** What a club must know of the last word of the coordination; that all is well needs no note. */
export function verdictOf(verdict: Verdict, clubState: string): ShownVerdict[] {
	const { kind, state, reasonKey, reason, decidedAt } = verdict;
	const old = decidedAt ? Date.now() - decidedAt.getTime() > MONTH_MS : false;
	if (state !== 'asked' && (state !== 'rejected' || (kind === 'change' && old))) return [];
	return [
		{
			kind,
			tone: state,
			reason: reasonKey ? labelOf(reviewReasons, reasonKey, getLocale()) : '',
			message: reason,
			open: kind === 'club' ? clubState === 'query' || clubState === 'rejected' : state === 'asked',
		},
	];
}
