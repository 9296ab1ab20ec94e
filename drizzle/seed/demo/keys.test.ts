import { describe, expect, it } from 'vitest';
import { CLUB_STATES } from '../../../src/lib/domain/club/states';
import { ENQUIRY_STATES } from '../../../src/lib/domain/enquiry/states';
import { EVENT_STATES } from '../../../src/lib/domain/event/states';
import { NEED_STATES } from '../../../src/lib/domain/need/states';
import { NEWS_STATES } from '../../../src/lib/domain/news/states';
import { VERSION_STATES } from '../../../src/lib/domain/version/states';
import * as keys from '../../../src/lib/domain/vocabulary/keys';
import { demos } from './cities';
import { nowhere } from './gazetteer';
import { planDemo } from './plan';
import type { Rows } from './rows';

type Checks<T extends keyof Rows> = Partial<Record<keyof Rows[T][number], readonly string[]>>;

// What nothing in the type system holds: the database keeps keys as plain texts.
const club: Checks<'club'> = {
	state: CLUB_STATES,
	legalForm: keys.LEGAL_FORMS,
	topics: keys.TOPICS,
	audiences: keys.AUDIENCES,
	activities: keys.ACTIVITIES,
	languages: keys.LANGUAGES,
	access: keys.ACCESS_SUPPORTS,
	source: keys.RECORD_SOURCES,
	licence: keys.LICENCES,
};
const need: Checks<'need'> = {
	state: NEED_STATES,
	kind: keys.NEED_KINDS,
	effort: keys.EFFORTS,
	topics: keys.TOPICS,
	audiences: keys.AUDIENCES,
	activities: keys.ACTIVITIES,
	days: keys.WEEKDAYS,
	times: keys.DAYTIMES,
	mode: keys.PLACE_MODES,
	german: keys.GERMAN_LEVELS,
	requires: keys.REQUIREMENTS,
	rewards: keys.REWARDS,
	access: keys.ACCESS_SUPPORTS,
};
const event: Checks<'event'> = {
	state: EVENT_STATES,
	type: keys.EVENT_TYPES,
	topics: keys.TOPICS,
	audiences: keys.AUDIENCES,
	registration: keys.REGISTRATIONS,
	languages: keys.LANGUAGES,
	access: keys.ACCESS_SUPPORTS,
};
const news: Checks<'news'> = { state: NEWS_STATES, type: keys.NEWS_TYPES, topics: keys.TOPICS };
const checks: Partial<Record<keyof Rows, Record<string, readonly string[] | undefined>>> = {
	club,
	need,
	event,
	news,
	version: { state: VERSION_STATES },
	enquiry: { state: ENQUIRY_STATES },
};

describe.each(demos.map((demo) => [demo.city, demo] as const))('demo of %s', (_city, demo) => {
	const rows: Rows = planDemo(demo, nowhere, new Date('2026-11-21T10:00:00Z'));

	it.each(Object.entries(checks))('names only keys there are: %s', (table, columns) => {
		const list: Record<string, unknown>[] = rows[table as keyof Rows];
		const wrong = list.flatMap((row) =>
			Object.entries(columns).flatMap(([column, allowed]) =>
				[row[column]]
					.flat()
					.filter((key) => typeof key === 'string' && !allowed?.includes(key))
					.map((key) => `${column}: ${String(key)}`),
			),
		);
		expect(list.length).toBeGreaterThan(0);
		expect([...new Set(wrong)]).toEqual([]);
	});

	it('has all kinds of clubs', () => {
		expect(rows.club.some((one) => one.placeId === null)).toBe(true);
		expect(rows.club.some((one) => one.claimed === false)).toBe(true);
		expect(rows.club.some((one) => one.legalForm === 'initiative')).toBe(true);
		const houses = rows.club.map((one) => one.placeId).filter(Boolean);
		expect(houses.length, 'several in one house').toBeGreaterThan(new Set(houses).size);
		const year = new Date('2025-11-21T10:00:00Z');
		expect(rows.club.some((one) => one.confirmedAt && one.confirmedAt < year)).toBe(true);
	});
});
