import { expect, it } from 'vitest';
import {
	askedJustNow,
	demandRoomToday,
	INVITATION_DAYS,
	invitedUntil,
	replacedBy,
} from './invitations';

const open = (many: number) =>
	Array.from({ length: many }, (_, at) => ({ id: `${at}`, mail: `${at}@verein.example` }));

it('a new invitation takes the place of those for the same mailbox, and of no other', () => {
	const twice = [...open(3), { id: 'x', mail: '1@verein.example' }];
	expect(replacedBy(twice, '1@verein.example')).toEqual(['1', 'x']);
	expect(replacedBy(twice, 'neu@verein.example')).toEqual([]);
});

it('twenty may be open; one more is too many, unless it replaces one', () => {
	expect(replacedBy(open(19), 'neu@verein.example')).toEqual([]);
	expect(() => replacedBy(open(20), 'neu@verein.example')).toThrow('too-often');
	expect(replacedBy(open(20), '7@verein.example')).toEqual(['7']);
});

it('who has to wait hears until when the oldest that counts is a day old', () => {
	const now = new Date('2026-11-21T10:00:00Z');
	const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
	const wait = (sent: Date[]) => () => demandRoomToday(sent, 'waiting', now);
	expect(wait([ago(1), ago(2)])).not.toThrow();
	expect(wait([ago(1), ago(20), ago(2)])).toThrow(
		expect.objectContaining({ code: 'too-often', detail: { seconds: 4 * 3_600 } }),
	);
	// A club that was let in before has spent more than one that is looked at anew may.
	expect(wait([ago(1), ago(20), ago(2), ago(3)])).toThrow(
		expect.objectContaining({ detail: { seconds: 21 * 3_600 } }),
	);
});

it('is open for seven days to the moment', () => {
	expect(INVITATION_DAYS).toBe(7);
	expect(invitedUntil(new Date('2026-11-21T10:00:00Z'))).toEqual(new Date('2026-11-28T10:00:00Z'));
});

it('R18 pressed twice is asked once; asked for something else, by somebody else or later is asked anew', () => {
	const now = new Date('2026-11-21T10:00:00Z');
	const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
	const one = { mail: 'a@verein.example', role: 'writer', inviterId: 'x' };
	expect(askedJustNow([{ ...one, createdAt: ago(59) }], one, now)).toBeDefined();
	expect(askedJustNow([{ ...one, createdAt: ago(60) }], one, now)).toBeUndefined();
	for (const other of [
		{ mail: 'b@verein.example' },
		{ role: 'owner' },
		{ inviterId: 'y' },
		{ team: 'stadt' },
	])
		expect(
			askedJustNow([{ ...one, createdAt: ago(1) }], { ...one, ...other }, now),
		).toBeUndefined();
});
