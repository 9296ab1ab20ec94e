/** A picture as a page shows it: sizes of one photo, its words, its credit. */
export interface PictureData {
	src: string;
	width: number;
	height: number;
	/** Empty when it is decoration only. */
	alt: string;
	/** "#8a7f6b": seen until the picture is there. */
	colour?: string;
	/** `<source>` lines, the best format first. */
	sources?: readonly { type: string; srcset: string }[];
	sizes?: string;
	credit?: string;
}
