import ICAL from 'ical.js';
import { addDays, isLocalDateTime, toLocal, wallMillis, type LocalDateTime } from './local';

// The only file that knows the calendar library. It reckons on floating times, so nothing moves with DST.

/** Starts of one rule that are looked at in one go. */
export const MOST_STARTS = 1_000;
/** Steps of the library before a rule that matches (almost) never is given up. */
const MOST_STEPS = 20_000;
const MOST_LENGTH = 400;
const DAY = 86_400_000;

const PARTS = [
	'FREQ',
	'INTERVAL',
	'COUNT',
	'UNTIL',
	'WKST',
	'BYDAY',
	'BYMONTHDAY',
	'BYMONTH',
	'BYSETPOS',
	'BYWEEKNO',
	'BYYEARDAY',
];

interface Rule {
	freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
	interval: number;
	count: number | null;
	until: LocalDateTime | null;
	/** As written, without UNTIL: that is reckoned here, because it may be a date, a wall time or UTC. */
	text: string;
}

/** What is wrong with a rule, as a key of the message catalogue; null: nothing. */
export function ruleProblem(rule: string): RuleProblem | null {
	const read = readRule(rule);
	return typeof read === 'string' ? read : null;
}
export type RuleProblem =
	| 'series_rule_unreadable'
	| 'series_rule_too_often'
	| 'series_rule_too_many'
	| 'series_rule_interval';

/** Starts by the rule from `from` (inclusive) to `to` (exclusive), in order, capped. */
export function* ruleStarts(
	text: string,
	start: LocalDateTime,
	from: LocalDateTime,
	to: LocalDateTime,
): Generator<LocalDateTime> {
	const rule = readRule(text);
	if (typeof rule === 'string') return;
	const end = rule.until && rule.until < to ? rule.until : to;
	if (start > end) return;
	let found = 0;
	for (const local of iterate(rule, jump(rule, start, from), end)) {
		if (local > end || local >= to) return;
		if (local < from || local < start) continue;
		yield local;
		if (++found >= MOST_STARTS) return;
	}
}

/** The last start a rule can have, roughly: its UNTIL, or its COUNT played through; null: endless. */
export function ruleUntil(text: string, start: LocalDateTime): LocalDateTime | null {
	const rule = readRule(text);
	if (typeof rule === 'string') return start;
	if (rule.until) return rule.until;
	if (rule.count === null) return null;
	let last = start;
	for (const local of iterate(rule, start, '2999-12-31T00:00')) last = local;
	return last;
}

/** Far-off beginnings are skipped in whole intervals, else a daily series would use up the cap. */
function jump(rule: Rule, start: LocalDateTime, from: LocalDateTime): LocalDateTime {
	if (rule.count !== null || (rule.freq !== 'DAILY' && rule.freq !== 'WEEKLY')) return start;
	const step = rule.interval * (rule.freq === 'WEEKLY' ? 7 : 1);
	const away = (wallMillis(from) - wallMillis(start)) / DAY;
	const steps = Math.floor(away / step) - 1;
	return steps > 0 ? addDays(start, steps * step) : start;
}

/**
 * The 31st of every month and 29 February of every year: months without that day are left out. The library
 * would slip into the next month unless the day is said.
 */
function withOwnDay(rule: Rule, start: LocalDateTime): string {
	const [month, day] = [Number(start.slice(5, 7)), Number(start.slice(8, 10))];
	if (day <= 28 || /BY(DAY|MONTHDAY|WEEKNO|YEARDAY)=/.test(rule.text)) return rule.text;
	if (rule.freq === 'MONTHLY') return `${rule.text};BYMONTHDAY=${day}`;
	if (rule.freq !== 'YEARLY') return rule.text;
	const months = rule.text.includes('BYMONTH=') ? '' : `;BYMONTH=${month}`;
	return `${rule.text}${months};BYMONTHDAY=${day}`;
}

class Exhausted extends Error {}

function* iterate(rule: Rule, start: LocalDateTime, end: LocalDateTime): Generator<LocalDateTime> {
	const iterator = new ICAL.RecurIterator({
		rule: ICAL.Recur.fromString(withOwnDay(rule, start)),
		dtstart: ICAL.Time.fromDateTimeString(`${start}:00`),
		// Begun by hand below, when the brake is in.
		initialized: true,
	});
	const lastYear = Number(end.slice(0, 4)) + 1;
	let steps = 0;
	// A rule may match never ("every 7 days, but on another weekday"); the library would look for ever.
	for (const step of ['check_contracting_rules', 'increment_month', 'increment_year']) {
		const original = Reflect.get(iterator, step) as (...given: unknown[]) => unknown;
		Reflect.set(iterator, step, (...given: unknown[]) => {
			if (++steps > MOST_STEPS || iterator.last.year > lastYear) throw new Exhausted();
			return original.apply(iterator, given);
		});
	}
	try {
		const init = Reflect.get(iterator, 'init') as () => void;
		init.call(iterator);
		for (let next = iterator.next(); next; next = iterator.next())
			yield next.toString().slice(0, 16);
	} catch (error) {
		// Whatever the library cannot work out ends the series; the first start is always there.
		if (!(error instanceof Error)) throw error;
	}
}

function readRule(raw: string): Rule | RuleProblem {
	const text = raw
		.trim()
		.replace(/^RRULE:/i, '')
		.toUpperCase();
	if (text.length > MOST_LENGTH || !/^[A-Z]+=[\w,+:-]+(;[A-Z]+=[\w,+:-]+)*$/.test(text))
		return 'series_rule_unreadable';
	const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
	if (parts.size !== text.split(';').length) return 'series_rule_unreadable';
	const freq = parts.get('FREQ') ?? '';
	if (/^(SECOND|MINUTE?|HOUR)LY$/.test(freq)) return 'series_rule_too_often';
	for (const part of parts.keys()) {
		if (['BYHOUR', 'BYMINUTE', 'BYSECOND'].includes(part)) return 'series_rule_too_often';
		if (!PARTS.includes(part)) return 'series_rule_unreadable';
	}
	if (!isFrequency(freq)) return 'series_rule_unreadable';
	const interval = wholeNumber(parts.get('INTERVAL') ?? '1');
	if (interval === null || interval < 1 || interval > 400) return 'series_rule_interval';
	const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT') ?? '') : null;
	if (parts.has('COUNT') && (count === null || count < 1)) return 'series_rule_unreadable';
	if (count !== null && count > MOST_STARTS) return 'series_rule_too_many';
	const until = parts.has('UNTIL') ? readUntil(parts.get('UNTIL') ?? '') : null;
	if (parts.has('UNTIL') && until === null) return 'series_rule_unreadable';
	if (until !== null && count !== null) return 'series_rule_unreadable';
	parts.delete('UNTIL');
	const kept = [...parts].map(([part, value]) => `${part}=${value}`).join(';');
	if (!isKnownToLibrary(kept)) return 'series_rule_unreadable';
	return { freq, interval, count, until, text: kept };
}

const isFrequency = (freq: string): freq is Rule['freq'] =>
	['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq);

const wholeNumber = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : null);

/** A date lasts until its end; a moment in UTC is what the clocks here show then. */
function readUntil(text: string): LocalDateTime | null {
	const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(?:\d{2})?(Z?))?$/.exec(text);
	if (!parts) return null;
	const [, year, month, day, hour = '23', minute = '59', utc] = parts;
	const local = `${year}-${month}-${day}T${hour}:${minute}`;
	if (!isLocalDateTime(local)) return null;
	return utc ? toLocal(new Date(`${local}:00Z`)) : local;
}

function isKnownToLibrary(text: string): boolean {
	try {
		ICAL.Recur.fromString(text);
		return true;
	} catch (error) {
		if (error instanceof Error) return false;
		throw error;
	}
}
