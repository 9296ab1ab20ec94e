import { localizeHref, m } from '$lib/messages';

export type NavKey = 'start' | 'entdecken' | 'termine' | 'gemerkt' | 'mehr' | 'verein';

export interface NavItem {
	key: NavKey;
	href: string;
	label: string;
	/** Read aloud after the label, where that alone says too little. */
	more?: string;
	/** `page`: exactly here, `true`: somewhere below. */
	current?: 'page' | 'true';
	badge?: number;
}

/** The five places of the app. `path` is the German path, without the language in front. */
export function mainNavigation(path: string): NavItem[] {
	const item = (key: NavKey, at: string, label: string): NavItem => ({
		key,
		href: localizeHref(at),
		label,
		current:
			path === at
				? 'page'
				: at !== '/' && path.startsWith(`${at}/`)
					? ('true' as const)
					: undefined,
	});
	return [
		item('start', '/', m.look_nav_start()),
		item('entdecken', '/entdecken', m.look_nav_discover()),
		item('termine', '/termine', m.look_nav_events()),
		item('gemerkt', '/gemerkt', m.look_nav_saved()),
		{ ...item('mehr', '/mehr', m.look_nav_more()), more: m.look_nav_more_words() },
	];
}
