import { isSlug } from '../slug-shape';
import { germanPath } from './address';

/** A page that is about one thing: the club hears how often it was opened. */
export interface ThingPage {
	kind: 'club' | 'need' | 'event' | 'news';
	slug: string;
}

const KINDS: ReadonlyMap<string, ThingPage['kind']> = new Map([
	['vereine', 'club'],
	['mitmachen', 'need'],
	['termine', 'event'],
	['neuigkeiten', 'news'],
]);

export function thingPageOf(pathname: string): ThingPage | undefined {
	const [, first = '', slug = '', second, third, ...more] = germanPath(pathname).split('/');
	if (more.length > 0) return undefined;
	if (second === undefined) return page(KINDS.get(first), slug);
	return first === 'vereine' && second === 'neuigkeiten' ? page('news', third ?? '') : undefined;
}

const page = (kind: ThingPage['kind'] | undefined, slug: string): ThingPage | undefined =>
	kind && isSlug(slug) ? { kind, slug } : undefined;
