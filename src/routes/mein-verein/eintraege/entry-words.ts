import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { getLocale, m } from '$lib/messages';

type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** What people read for each state, whatever it is a state of. */
export const stateWords: Record<string, [tone: Tone, () => string]> = {
	draft: ['plain', m.write_state_draft],
	waiting: ['warn', m.write_state_waiting],
	query: ['warn', m.write_state_query],
	rejected: ['bad', m.write_state_rejected],
	open: ['good', m.write_state_online],
	published: ['good', m.write_state_online],
	planned: ['good', m.write_state_online],
	moved: ['warn', m.card_moved],
	full: ['good', m.write_state_full],
	paused: ['warn', m.write_state_paused],
	done: ['plain', m.write_state_done],
	expired: ['warn', m.write_state_expired],
	cancelled: ['bad', m.card_cancelled],
	withdrawn: ['plain', m.write_state_withdrawn],
};

/** What each button says. */
export const actionWords: Record<string, () => string> = {
	'take-back': m.write_do_take_back,
	pause: m.write_do_pause,
	resume: m.write_do_resume,
	extend: m.write_do_extend,
	fill: m.write_do_fill,
	reopen: m.write_do_reopen,
	finish: m.write_do_finish,
	cancel: m.write_do_cancel,
	reinstate: m.write_do_reinstate,
	withdraw: m.write_do_withdraw,
};

// An event that is full has no more places; a need that is full has enough hands.
export const stateWord = (kind: WrittenKind, state: string) =>
	kind === 'event' && state === 'full' ? (['good', m.card_full] as const) : stateWords[state];
export const actionWord = (kind: WrittenKind, action: string): string =>
	(kind === 'event' && action === 'fill' ? m.write_do_full : actionWords[action])?.() ?? '';

/** One tap away; the others stand behind "Mehr". */
export const FIRST_ACTIONS = ['extend', 'resume', 'reopen', 'reinstate', 'take-back'];

/** What the coordination asked or why it said no. */
export const reasonOf = (verdict: { reasonKey: string | null; reason: string }): string =>
	[verdict.reasonKey ? labelOf(reviewReasons, verdict.reasonKey, getLocale()) : '', verdict.reason]
		.filter(Boolean)
		.join('\n');
