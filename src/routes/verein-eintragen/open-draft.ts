import { localizeHref } from '$lib/messages';
import { nextOpenStep, STEPS, type Answers, type Step } from '$lib/domain/registration/steps';
import { draftOf, draftKey, setDraft } from '$lib/server/http/draft-cookie';
import { keepAnswers, type Draft } from '$lib/server/registration';
import { getLocale } from '$lib/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';

type Asking = Pick<RequestEvent, 'cookies' | 'locals'>;

export const stepHref = (step: string) => localizeHref(`/verein-eintragen/${step}`);

/** The draft these questions belong to; without one there is only the first. */
export async function openDraft(event: Asking): Promise<Draft> {
	const draft = await draftOf(event);
	if (!draft) redirect(303, stepHref('name'));
	if (draft.sentAt) redirect(303, localizeHref('/verein-eintragen/gesendet'));
	return draft;
}

/** Whether it is known already who registers: the code is asked for once. */
export const isKnown = async (event: Asking, draft: Draft | undefined): Promise<boolean> =>
	(draft?.personId ?? null) !== null || (await event.locals.met()) !== undefined;

/** Keeps an answer. Whoever came back to mend one thing goes on to the first question that is open. */
export async function keepAndGoOn(
	event: Asking,
	patch: Partial<Answers>,
	claimsId?: string | null,
): Promise<string> {
	const before = await draftOf(event);
	const open = before && !before.sentAt ? before : undefined;
	const key = await keepAnswers(event.locals.app, open ? draftKey(event) : undefined, patch, {
		locale: getLocale(),
		claimsId,
	});
	setDraft(event, key);
	return stepHref(nextOpenStep({ ...open?.answers, ...patch }, await isKnown(event, open)));
}

/** Where a step stands, and the one before it. */
export const placeOf = (step: Step) => ({
	step: STEPS.indexOf(step) + 1,
	steps: STEPS.length,
	back: stepHref(STEPS[STEPS.indexOf(step) - 1] ?? 'name'),
});
