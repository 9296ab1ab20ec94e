import { describe, expect, it } from 'vitest';
import { ENTRY_FORMS } from './forms';
import { WRITTEN_KINDS, type WrittenKind } from './kinds';

const id = '0198c0de-0000-7000-8000-000000000001';
const TODAY = '2026-11-22';

const wrongIn = (kind: WrittenKind, values: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		(ENTRY_FORMS[kind].schema.safeParse({ id, ...values }).error?.issues ?? []).map(
			({ path, message }) => [String(path[0]), message],
		),
	);

const event = { title: 'Nachtwache', date: '28.3.2027', time: '20' };

describe('what is wrong in a composer', () => {
	it('is said in one round, also beside a field that could not be read', () => {
		const photo = { pictureAlt: 'write_alt_missing', pictureRights: 'write_rights_missing' };
		expect(
			wrongIn('event', { date: 'morgen', time: '25:99', where: 'adresse', pictureId: id }),
		).toEqual({
			title: 'event_title_missing',
			date: 'input_date_unreadable',
			time: 'input_time_unreadable',
			street: 'place_street_missing',
			...photo,
		});
		expect(wrongIn('need', { kind: 'einmalig', mode: 'vor-ort', pictureId: id })).toEqual({
			title: 'need_title_missing',
			effort: 'need_effort_missing',
			date: 'need_date_missing',
			...photo,
		});
		expect(wrongIn('news', { visibleUntil: 'bald', pictureId: id })).toEqual({
			text: 'news_text_missing',
			visibleUntil: 'input_date_unreadable',
			...photo,
		});
	});

	it('is nothing in a field that means nothing beside the rest', () => {
		const unused = (kind: string) =>
			ENTRY_FORMS.need.unused((field) => (field === 'kind' ? kind : ''));
		expect(unused('regelmaessig')).toEqual(['date', 'time', 'endTime']);
		expect(unused('einmalig')).toEqual(['days', 'times']);
		expect(unused('projekt')).toEqual([]);
	});

	it('blames no field for another one', () => {
		expect(wrongIn('news', { title: 'x'.repeat(121) })).toEqual({ title: 'input_short_too_long' });
		expect(
			wrongIn('event', { ...event, date: '31.2.', repeat: 'woche', repeatUntil: '1.1.2027' }),
		).toEqual({ date: 'input_date_unreadable' });
		expect(wrongIn('event', { ...event, time: '', endTime: '2.30' })).toEqual({
			time: 'event_time_missing',
		});
	});

	it.each([
		// The night of spring has no time from two to three, that of autumn has it twice.
		[{ date: '28.3.2027', time: '2.30' }, { time: 'write_time_skipped' }],
		[{ date: '28.3.2027', time: '2', endTime: '4' }, { time: 'write_time_skipped' }],
		[{ date: '27.3.2027', time: '22', endTime: '2.59' }, { endTime: 'write_time_skipped' }],
		[{ date: '28.3.2027', time: '1.59', endTime: '3' }, {}],
		[{ date: '27.3.2027', time: '2.30' }, {}],
		[{ date: '31.10.2027', time: '2.30', endTime: '2.45' }, {}],
		[{ date: '28.3.2027', time: '9', endTime: '8' }, { endTime: 'input_end_before_start' }],
	])('%j: %j', (times, wrong) => {
		expect(wrongIn('event', { ...event, ...times })).toEqual(wrong);
		const need = { title: 'Wachen', kind: 'einmalig', mode: 'vor-ort', effort: 'halber-tag' };
		expect(wrongIn('need', { ...need, ...times })).toEqual(wrong);
	});

	it('a day that is over is one, in each of them', () => {
		const days: Record<string, string> = { date: '2026-11-21', visibleUntil: '2026-11-21' };
		const over = (kind: WrittenKind, isNew: boolean, now = TODAY) =>
			Object.keys(ENTRY_FORMS[kind].overAlready((field) => days[field] ?? '', now, isNew));
		expect(WRITTEN_KINDS.map((kind) => over(kind, true))).toEqual([
			['visibleUntil'],
			['date'],
			['date'],
		]);
		// What took place stays as it was, only a need would not be seen any more.
		expect(WRITTEN_KINDS.map((kind) => over(kind, false))).toEqual([
			['visibleUntil'],
			['until'],
			[],
		]);
		expect(WRITTEN_KINDS.map((kind) => over(kind, true, '2026-11-21'))).toEqual([[], [], []]);
	});
});
