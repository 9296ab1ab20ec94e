import { fail, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { isDiskFull, isUnavailable } from '../platform/database';
import type { Limits, Verdict } from '../platform/limits';
import { BodyRefused, formValues, readForm } from './body';

/** Message keys per field; what a person typed always comes back with them. */
export interface FormProblem {
	values: Record<string, string>;
	errors: Record<string, string>;
	/** What went wrong with the whole form. */
	problem?: 'too-large' | 'unreadable' | 'too-often' | 'unavailable' | 'disk-full';
}

export type FormOutcome<T> = T | ActionFailure<FormProblem>;

const refuse = (status: number, problem: FormProblem) => fail(status, problem);

/** Reads, checks, limits and runs one form. Every form of the product goes this way. */
export async function answerForm<S extends z.ZodType, T>(
	request: Request,
	options: {
		schema: S;
		bodyLimit?: number;
		/** Counted only when the form was accepted. */
		limit?: { limits: Limits; what: string; who: string; most: number; windowSeconds: number };
		run: (input: z.infer<S>) => Promise<T>;
	},
): Promise<FormOutcome<T>> {
	let values: Record<string, string> = {};
	let spent: Verdict | undefined;
	try {
		values = formValues(await readForm(request, options.bodyLimit));
		const parsed = options.schema.safeParse(values);
		if (!parsed.success) {
			const errors: Record<string, string> = {};
			for (const issue of parsed.error.issues)
				errors[String(issue.path[0] ?? 'form')] ??= issue.message;
			return refuse(400, { values, errors });
		}
		if (options.limit) {
			const { limits, what, who, most, windowSeconds } = options.limit;
			spent = await limits.allow(what, who, most, windowSeconds);
			if (!spent.allowed) return refuse(429, { values, errors: {}, problem: 'too-often' });
		}
		return await options.run(parsed.data);
	} catch (error) {
		if (error instanceof BodyRefused)
			return refuse(error.status, {
				values,
				errors: {},
				problem: error.status === 413 ? 'too-large' : 'unreadable',
			});
		if (isDiskFull(error)) return refuse(507, { values, errors: {}, problem: 'disk-full' });
		if (isUnavailable(error)) return refuse(503, { values, errors: {}, problem: 'unavailable' });
		throw error;
	}
}
