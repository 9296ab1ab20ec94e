import { ENTRY_FORMS } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { dateField, idField } from '$lib/domain/fields';
import { toLocal } from '$lib/domain/time/local';
import { localizeHref } from '$lib/messages';
import { keepDraft, writtenOf } from '$lib/server/entries';
import { answerForm } from '$lib/server/http/form';
import { addPicture, PICTURE_BODY_LIMIT } from '$lib/server/pictures';
import { saveEntry } from '$lib/server/writing';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { pictureProblem } from './picture-problem';
import { previewOf } from './preview';
import { entryRows } from './entry-rows';
import { inOrder } from './order';
import { writingClub } from './begin';

type Event = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'getClientAddress' | 'setHeaders'>;

/** What a form sent that makes sense, or the answer that gives it back. */
async function read(event: Event, kind: WrittenKind, isNew: boolean) {
	const chosen = await writingClub(event);
	const { app } = event.locals;
	const form = ENTRY_FORMS[kind];
	const today = toLocal(app.clock.now()).slice(0, 10);
	/** Typed where it means nothing beside the rest: back from the preview it still stands there. */
	let unread: Record<string, string> = {};
	const outcome = await answerForm(event, {
		schema: form.schema,
		lists: form.lists,
		unused: (values) => {
			const fields = form.unused((field) => values[field] ?? '');
			unread = Object.fromEntries(fields.map((field) => [field, values[field] ?? '']));
			return fields;
		},
		bodyLimit: PICTURE_BODY_LIMIT,
		limit: { what: 'write', most: 8 * app.settings.limits.formsPerHour, windowSeconds: 3600 },
		prepare: async (data) => {
			const photo = await takePhoto(event, chosen.club.id, data);
			const unused = form.unused((field) => textIn(data, field));
			const day = (field: string) => (unused.includes(field) ? '' : dayIn(data, field));
			const over = form.overAlready(day, today, isNew);
			return { ...photo, errors: { ...over, ...photo.errors } };
		},
		run: (input) => {
			const { id, seen } = input as unknown as { id: string; seen: string };
			const content = form.contentOf(input, today);
			// Back in the field they were typed into, also where a headline was made of them.
			const { title = '', text = '' } = input as { title?: string; text?: string };
			return Promise.resolve({ id, seen, content, words: { title, text } });
		},
	});
	if ('status' in outcome) {
		const { status, data } = outcome;
		return { chosen, back: fail(status, { ...data, errors: inOrder(kind, data.errors) }) };
	}
	const values: Record<string, string> = {
		...form.valuesOf(outcome.content),
		...unread,
		...outcome.words,
		id: outcome.id,
		seen: outcome.seen,
	};
	return { chosen, values, input: outcome };
}

/** Empty where none can be read: that is said by the field itself. */
function dayIn(data: FormData, field: string): string {
	return dateField.safeParse(textIn(data, field)).data ?? '';
}

function textIn(data: FormData, field: string): string {
	const given = data.get(field);
	return typeof given === 'string' ? given : '';
}

interface Prepared {
	values: Record<string, string>;
	errors: Record<string, string>;
}

/** A photo that came with the form, because no script sent it before: from now on it is known by its id. */
async function takePhoto(event: Event, clubId: string, data: FormData): Promise<Prepared> {
	const file = data.get('photo');
	// A field left empty has no name either; an empty file with a name was meant as a photo.
	if (!(file instanceof File) || (file.size === 0 && file.name === ''))
		return { values: {}, errors: {} };
	const { app } = event.locals;
	const met = await event.locals.met();
	const made = met
		? await addPicture(app, met, { clubId, bytes: new Uint8Array(await file.arrayBuffer()) })
		: { problem: 'unreadable' as const };
	if ('problem' in made) return { values: {}, errors: { photo: pictureProblem(made.problem) } };
	return { values: { pictureId: made.id }, errors: {} };
}

/** "Veröffentlichen": published, waits, or shows what somebody else wrote meanwhile. */
export async function publish(event: Event, kind: WrittenKind, isNew: boolean) {
	const { app } = event.locals;
	const { chosen, back, values, input } = await read(event, kind, isNew);
	if (!input) return back;
	const { met, club, query } = chosen;
	const saved = await saveEntry(app, met, writtenOf(kind), { clubId: club.id, ...input });
	if (saved.kind === 'conflict')
		return fail(409, {
			values: { ...values, seen: saved.seen },
			errors: {},
			// Both stay readable: theirs beside, what was typed in the fields.
			theirs: entryRows(kind, saved.theirs),
		});
	const said = saved.kind === 'waiting' || saved.state === 'waiting' ? 'wartet' : 'online';
	redirect(
		303,
		localizeHref(`/mein-verein/eintraege${query}&${said}=${saved.id}${isNew ? '&neu' : ''}`),
	);
}

/** The page as others will see it, with the way on and the way back. */
export async function preview(event: Event, kind: WrittenKind, isNew: boolean) {
	const { chosen, back, values, input } = await read(event, kind, isNew);
	if (!input) return back;
	return { values, errors: {}, preview: await previewOf(event.locals.app, chosen, kind, input) };
}

const anything = z.string().max(10_000).default('');

/** As typed, sense or not. A script sends it every two seconds and wants no new page. */
export async function keep(event: Event, kind: WrittenKind) {
	const { met, club, query } = await writingClub(event);
	const { schema, lists } = ENTRY_FORMS[kind];
	const fields = Object.fromEntries(Object.keys(schema.shape).map((field) => [field, anything]));
	const outcome = await answerForm(event, {
		schema: z.object({
			...fields,
			id: idField,
			revision: z.coerce.number().int().min(0).max(1_000_000).catch(0),
			still: anything,
		}),
		lists,
		bodyLimit: PICTURE_BODY_LIMIT,
		prepare: (data) => takePhoto(event, club.id, data),
		run: async ({ id, revision, still, ...values }) => {
			const kept = values as Record<string, string>;
			const now = await keepDraft(event.locals.app, met, {
				...{ clubId: club.id, id, kind, values: kept, revision },
			});
			return { kept: now, still: still !== '' };
		},
	});
	if ('status' in outcome) return outcome;
	if (outcome.still) return { kept: outcome.kept };
	redirect(303, localizeHref(`/mein-verein/eintraege${query}&entwurf`));
}

/** Without a script: from the preview back to the fields, with all that was typed. */
export async function writeOn(event: Event, kind: WrittenKind) {
	await writingClub(event);
	const { schema, lists } = ENTRY_FORMS[kind];
	const fields = Object.fromEntries(Object.keys(schema.shape).map((field) => [field, anything]));
	const outcome = await answerForm(event, {
		schema: z.object(fields),
		lists,
		run: (values) => Promise.resolve({ values: values, errors: {} }),
	});
	return outcome;
}
