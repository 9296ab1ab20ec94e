import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { Refused } from '$lib/domain/result';
import { isDiskFull, isTooSlow, isUnavailable } from '../platform/database';
import { addressGroup, type Verdict } from '../platform/limits';
import { BodyRefused, formValues, readForm } from './body';
import { REFUSAL_STATUS } from './refusal-status';

/** Message keys per field; what a person typed always comes back with them. */
export interface FormProblem {
	values: Record<string, string>;
	errors: Record<string, string>;
	/** What went wrong with the whole form. */
	problem?:
		| 'too-large'
		| 'unreadable'
		| 'too-often'
		| 'unavailable'
		| 'busy'
		| 'disk-full'
		| 'refused'
		| 'prove-first';
}

export type FormOutcome<T> = T | ActionFailure<FormProblem>;

type FormEvent = Pick<RequestEvent, 'request' | 'locals' | 'getClientAddress' | 'setHeaders'>;

/** Reads, checks, limits and runs one form. Every form of the product goes this way. */
export async function answerForm<S extends z.ZodObject, T>(
	event: FormEvent,
	options: {
		schema: S;
		bodyLimit?: number;
		/** Fields of which several may be ticked: all of them count, in one value with commas. */
		lists?: readonly string[];
		/** What becomes of files before the fields are looked at: fields it fills in, and what was wrong. */
		prepare?: (form: FormData) => Promise<Pick<FormProblem, 'values' | 'errors'>>;
		/** Fields that are not read, for what the others say; what was typed there comes back all the same. */
		unused?: (values: Record<string, string>) => readonly string[];
		/** Per address of the sender. A form that was refused is given back. */
		limit?: { what: string; most: number; windowSeconds: number };
		/** Fields that never come back, whatever was wrong: passwords. */
		secret?: readonly string[];
		/** What must be known before the form is read. */
		before?: () => Promise<void>;
		run: (input: z.infer<S>) => Promise<T>;
	},
): Promise<FormOutcome<T>> {
	let values: Record<string, string> = {};
	const refuse = (
		status: number,
		problem: FormProblem['problem'],
		errors: FormProblem['errors'] = {},
	) => {
		const shown = Object.entries(values).filter(([name]) => !options.secret?.includes(name));
		return fail(status, { values: Object.fromEntries(shown), errors, problem });
	};
	const { limits } = event.locals.app;
	let spent: Verdict | undefined;
	try {
		await options.before?.();
		const form = await readForm(event.request, options.bodyLimit);
		values = formValues(form, Object.keys(options.schema.shape), options.lists);
		const prepared = await options.prepare?.(form);
		values = { ...values, ...prepared?.values };
		const unread = options.unused?.(values) ?? [];
		const parsed = options.schema.safeParse(without(values, unread));
		const errors = { ...(parsed.error ? firstIssues(parsed.error) : {}), ...prepared?.errors };
		if (!parsed.success || Object.keys(errors).length > 0) return refuse(400, undefined, errors);
		if (!options.limit) return await options.run(parsed.data);
		const { what, most, windowSeconds } = options.limit;
		return await limits.inTurn(what, async () => {
			const who = addressGroup(event.getClientAddress());
			spent = await limits.allow(what, who, most, windowSeconds);
			if (spent.allowed) return options.run(parsed.data);
			event.setHeaders({ 'retry-after': String(spent.retryAfterSeconds) });
			return refuse(429, 'too-often');
		});
	} catch (error) {
		if (error instanceof BodyRefused)
			return refuse(error.status, error.status === 413 ? 'too-large' : 'unreadable');
		const full = isDiskFull(error);
		if (full || isUnavailable(error) || isTooSlow(error)) {
			// Not waited for: the database is what is missing.
			if (spent) limits.owe(spent);
			return full ? refuse(507, 'disk-full') : refuse(503, 'unavailable');
		}
		if (error instanceof Refused && error.code === 'too-often') {
			event.setHeaders({ 'retry-after': String(error.detail.seconds ?? 60) });
			return refuse(429, 'too-often');
		}
		if (error instanceof Refused && error.code === 'busy') {
			event.setHeaders({ 'retry-after': '2' });
			return refuse(503, 'busy');
		}
		if (spent) await limits.forgive(spent);
		if (error instanceof Refused) return refuse(REFUSAL_STATUS[error.code], 'refused');
		throw error;
	}
}

const without = (values: Record<string, string>, fields: readonly string[]) =>
	Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));

function firstIssues(error: z.ZodError): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message;
	return errors;
}
