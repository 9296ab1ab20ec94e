import type { PictureData } from '$lib/components/base/pictures';
import type { App } from '$lib/server/app';
import { isId } from '$lib/server/platform/ids';
import { findPicture, type CardPicture } from '$lib/server/pictures';

/** Where one made size of a picture is found, for ever. */
const addressOf = (file: { hash: string; type: string }): string =>
	`/bild/${file.hash}.${file.type === 'image/avif' ? 'avif' : 'webp'}`;

/** A picture as pages show it: the best format first, the browser takes the size it needs. */
export function pictureData(
	found: CardPicture,
	use: { alt: string; credit: string },
	sizes = '(min-width: 70rem) 70rem, 100vw',
): PictureData {
	const sources = (['image/avif', 'image/webp'] as const).map((type) => ({
		type,
		srcset: found.files
			.filter((file) => file.type === type)
			.map((file) => `${addressOf(file)} ${file.width}w`)
			.join(', '),
	}));
	const fallback = found.files.filter(({ type }) => type === 'image/webp');
	const middle = fallback[Math.min(1, fallback.length - 1)] ?? found.files[0];
	return {
		src: middle ? addressOf(middle) : '',
		width: found.width,
		height: found.height,
		alt: use.alt,
		colour: found.colour,
		sources,
		sizes,
		...(use.credit ? { credit: use.credit } : {}),
	};
}

/** On a card: who took it stands on the page of the thing. */
export const pictureOnCard = (row: {
	picture: CardPicture | null;
	pictureAlt: string;
}): PictureData | undefined =>
	row.picture ? pictureData(row.picture, { alt: row.pictureAlt, credit: '' }) : undefined;

/** The picture of a thing, if it has one. */
export async function shownPicture(
	{ database }: Pick<App, 'database'>,
	thing: { pictureId: string | null; pictureAlt: string; pictureCredit: string },
): Promise<PictureData | undefined> {
	if (thing.pictureId === null) return undefined;
	const id = thing.pictureId;
	const found = await database.read((db) => findPicture(db, id));
	return found && pictureData(found, { alt: thing.pictureAlt, credit: thing.pictureCredit });
}

/** For a form in which it was chosen: only what is seen. */
export async function shownPictureById(
	app: Pick<App, 'database'>,
	id: string | undefined,
): Promise<PictureData | undefined> {
	if (!id || !isId(id)) return undefined;
	return shownPicture(app, { pictureId: id, pictureAlt: '', pictureCredit: '' });
}
