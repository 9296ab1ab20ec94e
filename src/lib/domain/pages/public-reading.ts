import { germanPath } from './address';

/**
 * Pages that are the same for everyone and hold no form with a secret of its own: only these may stay on a
 * device, and for a moment in the memory of the server. A list of what may, so that a new page stays out
 * until somebody says otherwise.
 */
const TEXTS =
	'app|barrierefreiheit|beratung|datenschutz|hilfe|impressum|kontakt|leichte-sprache|nutzungsregeln|so-funktionierts|ueber-uns';
const LISTS =
	'entdecken|gemerkt|mehr|mitmachen|neuigkeiten|offline|speicher|stadtteile|termine|themen|vereine';

const readable = [
	/^\/$/,
	new RegExp(`^/(?:${TEXTS}|${LISTS})$`),
	/^\/(?:mitmachen|neuigkeiten|stadtteile|termine|themen|vereine)\/[^/.]+$/,
	/^\/vereine\/[^/.]+\/neuigkeiten\/[^/.]+$/,
];

export function isPublicReading(pathname: string): boolean {
	const path = germanPath(pathname);
	return readable.some((pattern) => pattern.test(path));
}
