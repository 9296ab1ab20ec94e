import { defineStates } from '../states';

export const REPORT_STATES = ['open', 'checking', 'upheld', 'dismissed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

const report = defineStates({
	thing: 'report',
	states: REPORT_STATES,
	moves: [
		{
			action: 'take',
			from: ['open'],
			to: 'checking',
			who: ['coordinator'],
			why: 'somebody looks into it',
		},
		{
			action: 'give-back',
			from: ['checking'],
			to: 'open',
			who: ['coordinator'],
			why: 'somebody else shall look',
		},
		{
			action: 'uphold',
			from: ['open', 'checking'],
			to: 'upheld',
			who: ['coordinator'],
			why: 'the reader was right',
		},
		{
			action: 'dismiss',
			from: ['open', 'checking'],
			to: 'dismissed',
			who: ['coordinator', 'system'],
			why: 'nothing wrong, or the thing is gone',
		},
		{
			action: 'reopen',
			from: ['upheld', 'dismissed'],
			to: 'checking',
			who: ['coordinator'],
			why: 'the other side objects',
		},
	],
});
export type ReportAction = (typeof report.actions)[number];
export const REPORT_MOVES = report.moves;
export const reportStates = report;
export const moveReport = report.move;

export const PENDING_REPORT_STATES = ['open', 'checking'] as const satisfies readonly ReportState[];
