import type { APIRequestContext } from '@playwright/test';

/** A page of the public, in one of its states. */
export interface PublicPage {
	name: string;
	/** Its address, or how to find one in the invented city. */
	at: string | ((request: APIRequestContext) => Promise<string>);
	status?: number;
	/** What is on it depends on the day, or on what the invented city has just now. */
	ofTheDay?: true;
}

/** The first link of this shape on a list. */
const firstOf = (list: string, shape: RegExp) => async (request: APIRequestContext) => {
	const found = shape.exec(await (await request.get(list)).text())?.[1];
	if (!found) throw new Error(`${list} has no link like ${shape.source}`);
	return found;
};
const english =
	(at: PublicPage['at']): PublicPage['at'] =>
	async (request) =>
		`/en${await addressOf({ name: '', at }, request)}`.replace(/\/$/, '');

const club = firstOf('/vereine', /href="(\/vereine\/[^"/]+)"/);
const need = firstOf('/entdecken', /href="(\/mitmachen\/[^"/]+)"/);

export const publicPages: readonly PublicPage[] = [
	{ name: 'start', at: '/', ofTheDay: true },
	{ name: 'start in English', at: '/en', ofTheDay: true },
	{ name: 'discover', at: '/entdecken', ofTheDay: true },
	{
		name: 'discover, nothing found',
		at: '/entdecken?q=xyzzyq&merkmal=zu-zweit',
	},
	{ name: 'clubs', at: '/vereine', ofTheDay: true },
	{ name: 'clubs, nothing found', at: '/vereine?q=xyzzyq' },
	{ name: 'club', at: club, ofTheDay: true },
	{ name: 'club in English', at: english(club), ofTheDay: true },
	{ name: 'news', at: '/neuigkeiten', ofTheDay: true },
	{
		name: 'piece of news',
		at: firstOf('/neuigkeiten', /href="(\/vereine\/[^"/]+\/neuigkeiten\/[^"/]+)"/),
		ofTheDay: true,
	},
	{ name: 'events', at: '/termine', ofTheDay: true },
	{ name: 'events, none', at: '/termine?ab=2031-01-01' },
	{ name: 'event', at: firstOf('/termine', /href="(\/termine\/[^"/]+)"/), ofTheDay: true },
	{ name: 'need', at: need, ofTheDay: true },
	{ name: 'need in English', at: english(need), ofTheDay: true },
	{ name: 'clubs by letter', at: '/vereine?buchstabe=s', ofTheDay: true },
	{ name: 'topics', at: '/themen' },
	{ name: 'topic', at: '/themen/umwelt', ofTheDay: true },
	{ name: 'topic of a family in English', at: '/en/themen/hospiz-trauer', ofTheDay: true },
	{ name: 'districts', at: '/stadtteile' },
	{
		name: 'district',
		at: firstOf('/stadtteile', /href="(\/stadtteile\/[^"/]+)"/),
		ofTheDay: true,
	},
	{ name: 'what suits me', at: '/passt-zu-mir' },
	{
		name: 'what suits me, answered',
		at: '/passt-zu-mir?wann=wochenende&womit=umwelt&mit=zu-zweit',
		ofTheDay: true,
	},
	{ name: 'poster', at: async (request) => `${await need(request)}/plakat`, ofTheDay: true },
	{ name: 'more', at: '/mehr' },
	{ name: 'saved, none', at: '/gemerkt' },
	{ name: 'offline', at: '/offline' },
	{ name: 'storage', at: '/speicher' },
	{ name: 'sign in', at: '/anmelden' },
	{ name: 'feedback', at: '/barrierefreiheit/feedback' },
	{ name: 'feedback, thanks', at: '/barrierefreiheit/feedback?danke' },
	{ name: 'no such page', at: '/gibt-es-nicht', status: 404 },
	...[
		'app',
		'barrierefreiheit',
		'beratung',
		'datenschutz',
		'hilfe',
		'impressum',
		'keine-berechtigung',
		'kontakt',
		'leichte-sprache',
		'link-abgelaufen',
		'nutzungsregeln',
		'reihenfolge',
		'so-funktionierts',
		'ueber-uns',
		'wartung',
	].map((name) => ({ name, at: `/${name}` })),
	{ name: 'privacy in English', at: '/en/datenschutz' },
];

/** Checks that take long; with pairs each page comes up in one of them, with `full` in all. */
export const LONG_SWEEPS = ['large text', 'keyboard', 'quiet'] as const;

/** The pages a long check looks at. */
export const pagesOf = (
	sweep: (typeof LONG_SWEEPS)[number],
	full = process.env.SWEEP === 'full',
): readonly PublicPage[] =>
	publicPages.filter((_, at) => full || at % LONG_SWEEPS.length === LONG_SWEEPS.indexOf(sweep));

export async function addressOf(page: PublicPage, request: APIRequestContext): Promise<string> {
	return typeof page.at === 'string' ? page.at : page.at(request);
}

/** The browser itself reports an answer like 404 as an error; where it is expected, it is none. */
export function forgiveStatus(page: PublicPage, complaints: string[]): void {
	if (!page.status) return;
	const status = String(page.status);
	const others = complaints.filter((text) => !text.includes(status));
	complaints.splice(0, complaints.length, ...others);
}

export const WIDTHS = [320, 390, 1280] as const;
export const THEMES = ['light', 'dark', 'forced'] as const;
export interface Look {
	width: (typeof WIDTHS)[number];
	theme: (typeof THEMES)[number];
}

const ALL_LOOKS: readonly Look[] = WIDTHS.flatMap((width) =>
	THEMES.map((theme) => ({ width, theme })),
);

/**
 * Which looks a page is seen in. `pairs`: every page once, and every width with every theme somewhere;
 * `full`: all of them on every page.
 */
export function looksOf(at: number, full = process.env.SWEEP === 'full'): readonly Look[] {
	// Widths and themes move at different speeds, so that neighbours differ in both.
	return full ? ALL_LOOKS : ALL_LOOKS.filter((_, place) => place === (at * 4) % ALL_LOOKS.length);
}

/** For a journey that is gone in each look: `pairs` has every width once and every theme once. */
export const looksOfJourney = (full = process.env.SWEEP === 'full'): readonly Look[] =>
	ALL_LOOKS.filter((_, place) => full || place % 4 === 0);

/** What Playwright is told of a look. */
export const windowOf = ({ width, theme }: Look) => ({
	viewport: { width, height: width < 600 ? 844 : 800 },
	colorScheme: theme === 'dark' ? ('dark' as const) : ('light' as const),
	contextOptions: {
		forcedColors: theme === 'forced' ? ('active' as const) : ('none' as const),
		reducedMotion: 'reduce' as const,
	},
});

/** Where the page of this name is in the invented city. */
export async function pathOf(name: string, request: APIRequestContext): Promise<string> {
	const page = publicPages.find((one) => one.name === name);
	if (!page) throw new Error(`No page is called ${name}`);
	return addressOf(page, request);
}
