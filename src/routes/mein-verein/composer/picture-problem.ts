import type { PictureProblem } from '$lib/server/pictures';

/** Message keys: what was wrong with a file, and what to do. */
export const pictureProblem = (problem: PictureProblem): string => `write_photo_${problem}`;
