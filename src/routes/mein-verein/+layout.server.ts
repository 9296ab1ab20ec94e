import { mainNavigation, type NavItem } from '$lib/components/frame/navigation';
import { germanPath } from '$lib/domain/pages/address';
import { localizeHref, m } from '$lib/messages';
import { countWaiting } from '$lib/server/enquiries';
import type { LayoutServerLoad } from './$types';

/** Of others than one's own club nothing but its name: see watch-club.ts. */
export const load: LayoutServerLoad = async ({ locals, url }) => ({
	watched: locals.watched,
	timeZone: locals.app.city.timeZone,
	tabs: locals.watched ? undefined : await clubTabs(locals, germanPath(url.pathname)),
});

/** Whoever is of a club has it under the thumb in place of "Mehr", with what waits there. */
async function clubTabs(locals: App.Locals, path: string): Promise<NavItem[] | undefined> {
	const met = await locals.met();
	if (!met || met.actor.memberships.length === 0) return undefined;
	const badge = await countWaiting(locals.app, met);
	const club: NavItem = {
		...{ key: 'verein', href: localizeHref('/mein-verein'), label: m.look_nav_club() },
		current: path === '/mein-verein' ? 'page' : 'true',
		...(badge > 0 ? { badge, more: m.look_nav_club_words() } : {}),
	};
	return [...mainNavigation(path).filter(({ key }) => key !== 'mehr'), club];
}
