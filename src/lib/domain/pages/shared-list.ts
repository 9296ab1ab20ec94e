import { isSlug } from '../slug-shape';

// A list of saved things as part of an address: what is in it is public anyway, and nobody has to store it.

const FOLDERS: Record<string, string> = { m: '/mitmachen/', t: '/termine/', v: '/vereine/' };
/** An address has to fit through every messenger. */
export const MOST_SHARED = 40;

/** `/vereine/chor` → `v.chor`; what is no such page is left out. */
export const writeList = (paths: readonly string[]): string =>
	paths
		.flatMap((path) => {
			const found = Object.entries(FOLDERS).find(([, folder]) => path.startsWith(folder));
			const slug = found && path.slice(found[1].length);
			return found && slug && isSlug(slug) ? [`${found[0]}.${slug}`] : [];
		})
		.slice(0, MOST_SHARED)
		.join('~');

/** The pages a list names, each once, in its order. */
export const readList = (text: string): string[] =>
	[
		...new Set(
			text.split('~').flatMap((part) => {
				const folder = FOLDERS[part.slice(0, 1)];
				const slug = part.slice(2);
				return folder && part[1] === '.' && isSlug(slug) ? [folder + slug] : [];
			}),
		),
	].slice(0, MOST_SHARED);
