import type { PictureUse } from '$lib/domain/writing/content';

/** A picture as the row of its thing holds it. */
export const pictureColumns = (picture: PictureUse | null) => ({
	pictureId: picture?.id ?? null,
	pictureAlt: picture?.alt ?? '',
	pictureCredit: picture?.credit ?? '',
});

export const pictureIn = (row: {
	pictureId: string | null;
	pictureAlt: string;
	pictureCredit: string;
}): PictureUse | null =>
	row.pictureId === null
		? null
		: { id: row.pictureId, alt: row.pictureAlt, credit: row.pictureCredit };
