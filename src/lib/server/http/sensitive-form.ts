import { Refused } from '$lib/domain/result';
import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { askProof, prove, type AskedProof } from '../people';
import { BodyRefused, readForm } from './body';
import { answerForm, type FormOutcome, type FormProblem } from './form';
import { signedIn } from './signed-in';

/** Fields of the small form that asks once more who sits there; beside them come all that was typed before. */
export const PROOF_CODE = 'proofCode';
export const PROOF_ID = 'proofId';

export type ShownProof = AskedProof & {
	/** Where the form goes, with what was typed. */
	action: string;
	/** The last code was not right. */
	wrong?: boolean;
	left?: number;
};
export type WantsProof = FormProblem & { proof: ShownProof };

/**
 * As `answerForm`, for what a use case lets nobody do who signed in long ago: the form comes back with a code
 * to be typed, keeps everything, and is carried out with the code. Works without JavaScript.
 */
export async function answerSensitive<S extends z.ZodObject, T>(
	event: RequestEvent,
	options: Parameters<typeof answerForm<S, T>>[1],
): Promise<FormOutcome<T> | ActionFailure<WantsProof>> {
	let wrong: { wrong: true; left?: number } | undefined;
	let asked: AskedProof | undefined;
	const outcome = await answerForm(event, {
		...options,
		// Read before the form itself, so that its use case meets a person who has proved it.
		before: async () => {
			const typed = await proofIn(event);
			if (typed) wrong = await tryProof(event, typed);
		},
		run: async (input) => {
			try {
				return await options.run(input);
			} catch (error) {
				if (!(error instanceof Refused) || error.code !== 'prove-first') throw error;
				asked = await askProof(event.locals.app, await signedIn(event.locals));
				throw error;
			}
		},
	});
	if (!asked || !isFailure(outcome)) return outcome;
	return fail(outcome.status, {
		...outcome.data,
		problem: 'prove-first' as const,
		proof: { ...asked, ...wrong, action: event.url.search },
	});
}

const isFailure = (outcome: unknown): outcome is ActionFailure<FormProblem> =>
	typeof outcome === 'object' && outcome !== null && 'status' in outcome && 'data' in outcome;

async function proofIn({ request }: RequestEvent) {
	try {
		const form = await readForm(request.clone());
		const [code, id] = [form.get(PROOF_CODE), form.get(PROOF_ID)];
		if (typeof code !== 'string') return undefined;
		return { code: code.slice(0, 100), ...(typeof id === 'string' && id !== '' ? { id } : {}) };
	} catch (error) {
		// The form itself says what is wrong with it.
		if (error instanceof BodyRefused) return undefined;
		throw error;
	}
}

async function tryProof(event: RequestEvent, typed: { id?: string; code: string }) {
	const { app } = event.locals;
	const met = await signedIn(event.locals);
	const proved = await prove(app, met, typed);
	if (proved.kind !== 'right')
		return { wrong: true as const, ...(proved.kind === 'wrong' ? { left: proved.left } : {}) };
	const fresh = { ...met, actor: { ...met.actor, fresh: true } };
	event.locals.met = () => Promise.resolve(fresh);
	return undefined;
}
