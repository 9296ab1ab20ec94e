/** How much there is, to measure with: a city and a whole Land. */
export interface VolumeSize {
	clubs: number;
	needs: number;
	news: number;
	dates: number;
}

export const VOLUME_SIZES = {
	city: { clubs: 2_500, needs: 10_000, news: 15_000, dates: 30_000 },
	land: { clubs: 20_000, needs: 80_000, news: 120_000, dates: 250_000 },
} as const satisfies Record<string, VolumeSize>;

export type VolumeName = keyof typeof VOLUME_SIZES;

export const isVolumeName = (text: string): text is VolumeName => Object.hasOwn(VOLUME_SIZES, text);

/** So many clubs, with all that hangs on them, are written at once: wholly or not at all. */
export const CLUBS_PER_CHUNK = 100;

export const chunksOf = (size: VolumeSize): number => Math.ceil(size.clubs / CLUBS_PER_CHUNK);
