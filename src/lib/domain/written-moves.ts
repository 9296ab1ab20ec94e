import type { Move } from './states';

// The way of everything a club writes, be it a need, an event or a piece of news: written, reviewed, seen,
// taken back. Said once; each thing adds what only it can do.

type Written = 'draft' | 'waiting' | 'query' | 'rejected' | 'withdrawn';

/** `live`: where it goes when it is let through. `shown`: all states the review may still take it back from. */
export const reviewMoves = <S extends string>(live: S, shown: readonly S[]) =>
	[
		{
			action: 'submit',
			from: ['draft', 'query', 'rejected'],
			to: 'waiting',
			who: ['owner', 'writer'],
			why: 'a club that is not yet trusted asks for the review',
		},
		{
			action: 'publish',
			from: ['draft'],
			to: live,
			who: ['owner', 'writer', 'coordinator'],
			why: 'a trusted club publishes at once (see publishAction)',
		},
		{
			action: 'take-back',
			from: ['waiting'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'the club wants to write on before anyone decides',
		},
		{
			action: 'ask',
			from: ['waiting', ...shown],
			to: 'query',
			who: ['coordinator'],
			why: 'something is unclear, in the review or in a sample',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: live,
			who: ['coordinator'],
			why: 'reviewed and fine',
		},
		{
			action: 'reject',
			from: ['waiting', 'query', ...shown],
			to: 'rejected',
			who: ['coordinator'],
			why: 'does not belong here; the reason goes to the club',
		},
		{
			action: 'undo',
			from: ['query', live, 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
	] as const satisfies readonly Move<S | Written, string>[];

/** `from`: every state that was public once. */
export const withdrawMoves = <S extends string>(from: readonly S[]) =>
	[
		{
			action: 'withdraw',
			from,
			to: 'withdrawn',
			who: ['owner', 'writer', 'coordinator'],
			why: 'not to be seen any more',
		},
		{
			action: 'redraft',
			from: ['rejected', 'withdrawn'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'start again from the old text',
		},
	] as const satisfies readonly Move<S | Written, string>[];
