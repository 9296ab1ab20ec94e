import { z } from 'zod';
import { isLocalDate, isLocalDateTime } from './time/local';
import { cleanText, textField } from './text';

// One field of a form each: takes what people type, gives what we keep, and says how to mend it by a key
// of the message catalogue. Long input is turned down before anything looks for a pattern in it.

const LONG = 2_000;

/** A line of text turned into something else, or a message. Empty gives `empty`. */
const readLine = <T, E>(empty: E, message: string, read: (line: string) => T | null) =>
	z
		.string()
		.default('')
		.transform((raw, context): T | E => {
			const line = raw.length > LONG ? raw : cleanText(raw).replace(/\s+/g, ' ');
			if (line === '') return empty;
			const value = line.length > LONG ? null : read(line);
			if (value === null) {
				context.addIssue({ code: 'custom', message });
				return z.NEVER;
			}
			return value;
		});

const line = (max: number, tooLong: string, required?: string) =>
	textField({ max, tooLong, oneLine: true, ...(required ? { required } : {}) });

export const shortText = (required?: string) => line(120, 'input_short_too_long', required);
export const longText = (required?: string) =>
	textField({ max: 6_000, tooLong: 'input_long_too_long', ...(required ? { required } : {}) });
export const sentence = (required?: string) => line(280, 'input_sentence_too_long', required);

/** One of a list. */
export const choice = <const K extends string>(keys: readonly K[], message: string) =>
	z.string({ error: message }).transform((raw, context): K => {
		const found = keys.find((key) => key === raw);
		if (found) return found;
		context.addIssue({ code: 'custom', message });
		return z.NEVER;
	});

export const optionalChoice = <const K extends string>(keys: readonly K[]) =>
	readLine(null, 'input_choice_unknown', (raw) => keys.find((key) => key === raw) ?? null);

/** Some of a list, each once, in the order of the list. Forms without scripts send them with commas. */
export const choices = <const K extends string>(
	keys: readonly K[],
	rule: { max?: number; tooMany?: string; required?: string } = {},
) =>
	z
		.union([z.string().max(LONG), z.array(z.string().max(100)).max(200)], {
			error: 'input_choice_unknown',
		})
		.default([])
		.transform((raw, context): K[] => {
			const given = (typeof raw === 'string' ? raw.split(',') : raw)
				.map((key) => key.trim())
				.filter((key) => key !== '');
			const say = (message: string) => context.addIssue({ code: 'custom', message });
			if (given.some((key) => !(keys as readonly string[]).includes(key)))
				say('input_choice_unknown');
			const chosen = keys.filter((key) => given.includes(key));
			if (rule.required && given.length === 0) say(rule.required);
			if (rule.max && chosen.length > rule.max) say(rule.tooMany ?? 'input_choice_too_many');
			return chosen;
		});

export const flag = z
	.union([z.boolean(), z.string().max(20)], { error: 'input_choice_unknown' })
	.default(false)
	.transform((raw) => raw === true || ['on', 'true', 'ja', '1'].includes(String(raw)));

/** Yes, no, or nobody said: unknown is kept as unknown. */
export const yesNoUnknown = readLine(null, 'input_choice_unknown', (raw) =>
	raw === 'ja' || raw === 'true' ? true : raw === 'nein' || raw === 'false' ? false : null,
);

export const wholeNumber = (min: number, max: number, message: string) =>
	z.preprocess(
		(raw) => (typeof raw === 'number' ? String(raw) : raw),
		readLine(null, message, (raw) => {
			const value = /^\d{1,9}$/.test(raw) ? Number(raw) : NaN;
			return value >= min && value <= max ? value : null;
		}),
	);

export const idField = z.uuid({ error: 'input_id_unknown' });

/** Kept readable: digits, blanks and signs as typed, without what is no part of a number. */
export const phoneField = readLine('', 'input_phone_unreadable', (raw) => {
	if (raw.length > 40 || !/^\+?[\d\s()/.–-]+$/.test(raw)) return null;
	const digits = raw.replace(/\D/g, '');
	return digits.length >= 5 && digits.length <= 15 ? raw.replace(/[–.]/g, '-') : null;
});

export const mailField = readLine('', 'input_mail_unreadable', (raw) => {
	const at = raw.lastIndexOf('@');
	if (raw.length > 254 || at < 1 || at > 64) return null;
	const name = raw.slice(0, at);
	const host = raw.slice(at + 1).toLowerCase();
	const isName = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(
		name,
	);
	return isName && isHost(host) ? `${name}@${host}` : null;
});

/** `verein.example` is enough; what is stored can be opened. */
export const linkField = readLine('', 'input_link_unreadable', (raw) => {
	if (raw.length > 500 || /^\/|[\s\\]/.test(raw)) return null;
	const address = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(raw) ? raw : `https://${raw}`;
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (!['http:', 'https:'].includes(url.protocol)) return null;
	if (url.username || url.password || !isHost(url.hostname)) return null;
	return url.href;
});

const isHost = (host: string): boolean =>
	host.length <= 253 &&
	/^([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u.test(
		host,
	);

/** DD.MM.YYYY, D.M.YY or ISO → YYYY-MM-DD. */
export const dateField = readLine('', 'input_date_unreadable', (raw) => {
	const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(raw);
	const iso = german
		? `${(german[3] ?? '').padStart(4, '20')}-${(german[2] ?? '').padStart(2, '0')}-${(german[1] ?? '').padStart(2, '0')}`
		: raw;
	return isLocalDate(iso) && iso >= '1000' ? iso : null;
});

/** "10", "10 Uhr", "9.30", "18:00" → HH:mm */
export const timeField = readLine('', 'input_time_unreadable', (raw) => {
	const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?uhr)?$/i.exec(raw);
	if (!parts) return null;
	const time = `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`;
	return isLocalDateTime(`2000-01-01T${time}`) ? time : null;
});

/** A local start, or a whole day, as `datetime-local` and calendars write them. */
export const localTimes = z
	.union([z.string().max(20_000), z.array(z.string().max(40)).max(400)], {
		error: 'input_date_unreadable',
	})
	.default([])
	.transform((raw, context): string[] => {
		const given = (typeof raw === 'string' ? raw.split(',') : raw)
			.map((it) => it.trim())
			.filter((it) => it !== '');
		if (given.length > 400 || !given.every((it) => isLocalDateTime(it) || isLocalDate(it)))
			context.addIssue({ code: 'custom', message: 'input_date_unreadable' });
		return [...new Set(given)].sort();
	});
