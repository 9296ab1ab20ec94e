import { BodyRefused, readForm } from '$lib/server/http/body';
import { addPicture, findPicture, PICTURE_BODY_LIMIT } from '$lib/server/pictures';
import { pictureData } from '../../cards/picture';
import { entryBack } from '../composer/sentences';
import { pictureProblem } from '../composer/picture-problem';
import { writingClub } from '../composer/begin';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const STATUS = { large: 413, kind: 415, unreadable: 400, busy: 503, new: 429 } as const;

/** With a script the photo goes ahead while the text is still being written. */
export const POST: RequestHandler = async (event) => {
	const { met, club } = await writingClub(event);
	const { app } = event.locals;
	const refuse = (problem: keyof typeof STATUS) => {
		const { error } = entryBack({ values: {}, errors: { photo: pictureProblem(problem) } });
		return json({ problem: error('photo') }, { status: STATUS[problem] });
	};
	let file;
	try {
		file = (await readForm(event.request, PICTURE_BODY_LIMIT)).get('photo');
	} catch (error) {
		if (!(error instanceof BodyRefused)) throw error;
		return refuse(error.status === 413 ? 'large' : 'unreadable');
	}
	if (!(file instanceof File)) return refuse('unreadable');
	const made = await addPicture(app, met, {
		clubId: club.id,
		bytes: new Uint8Array(await file.arrayBuffer()),
	});
	if ('problem' in made) return refuse(made.problem);
	const found = await app.database.read((db) => findPicture(db, made.id));
	if (!found) return refuse('unreadable');
	return json({ id: made.id, picture: pictureData(found, { alt: '', credit: '' }, '20rem') });
};
