import type { Arrow } from './import-graph';

// The rules of the house about who knows whom. `tests/zones.js` tells the editor the simpler half.

const within = (path: string, ...places: string[]) =>
	places.some((place) => path === place || path.startsWith(`${place}/`));
const SERVER = 'src/lib/server';
const NOT_ROOMS = ['platform', 'http'];
/** The one file of domain that uses the calendar library (docs/decisions/0014). */
const RECURRENCE = 'src/lib/domain/time/recurrence.ts';
const SQL = ['drizzle-orm', 'postgres', '@electric-sql', 'pg-boss'];

/** The room a file stands in, if it is one: a folder of `server` that is neither platform nor http. */
export function roomOf(path: string): string | undefined {
	if (!within(path, SERVER)) return undefined;
	const [room, ...rest] = path.slice(SERVER.length + 1).split('/');
	return room && rest.length > 0 && !NOT_ROOMS.includes(room) ? room : undefined;
}

const rules: { says: string; broken: (arrow: Arrow) => boolean }[] = [
	{
		says: 'domain knows nothing but itself and zod',
		broken: ({ from, to }) =>
			within(from, 'src/lib/domain') &&
			!within(to, 'src/lib/domain') &&
			to !== 'zod' &&
			!(to === 'ical.js' && from === RECURRENCE),
	},
	{
		says: 'a room is entered through its door',
		broken: ({ from, to }) => {
			const room = roomOf(to);
			return room !== undefined && room !== roomOf(from) && !to.endsWith(`/${room}/index.ts`);
		},
	},
	{
		says: 'no SQL in routes and in what people see',
		broken: ({ from, to }) =>
			within(from, 'src/routes', 'src/lib/components', 'src/lib/client', 'src/lib/map') &&
			within(to, 'drizzle', ...SQL),
	},
	{
		says: 'what people see does not know the server',
		broken: ({ from, to, type }) =>
			!type &&
			within(to, SERVER) &&
			(within(from, 'src/lib/components', 'src/lib/client', 'src/lib/map') ||
				(within(from, 'src/routes') && from.endsWith('.svelte'))),
	},
	{
		says: 'meilisearch lives in one folder',
		broken: ({ from, to }) =>
			within(to, 'meilisearch') && !within(from, `${SERVER}/platform/search`),
	},
	{
		says: 'lucia lives in one file of people',
		broken: ({ from, to }) => within(to, 'lucia', '@lucia-auth') && roomOf(from) !== 'people',
	},
	{
		says: 'maplibre-gl lives in lib/map',
		broken: ({ from, to }) => within(to, 'maplibre-gl') && !within(from, 'src/lib/map'),
	},
	{
		says: 'the platform knows no rooms, no web and nothing above it',
		broken: ({ from, to }) =>
			within(from, `${SERVER}/platform`) &&
			(roomOf(to) !== undefined ||
				within(
					to,
					`${SERVER}/http`,
					`${SERVER}/app.ts`,
					'src/routes',
					'src/lib/components',
					'$app',
				)),
	},
	{
		says: 'nothing below imports addresses',
		broken: ({ from, to }) => within(to, 'src/routes') && !within(from, 'src/routes'),
	},
];

/** One sentence for each arrow that must not be, and for each circle of rooms. */
export function complaints(arrows: readonly Arrow[]): string[] {
	return [
		...arrows.flatMap((arrow) =>
			rules.flatMap(({ says, broken }) =>
				broken(arrow) ? [`${arrow.from} → ${arrow.to}: ${says}`] : [],
			),
		),
		...circles(arrows),
	];
}

function circles(arrows: readonly Arrow[]): string[] {
	const knows = new Map<string, Set<string>>();
	for (const { from, to, type } of arrows) {
		const [a, b] = [roomOf(from), roomOf(to)];
		if (!type && a && b && a !== b) knows.set(a, (knows.get(a) ?? new Set()).add(b));
	}
	const found = new Set<string>();
	const walk = (room: string, path: readonly string[]): void => {
		const at = path.indexOf(room);
		if (at >= 0) {
			const names = [...new Set(path.slice(at))].sort();
			found.add(`rooms form a circle: ${names.join(', ')}`);
			return;
		}
		for (const next of knows.get(room) ?? []) walk(next, [...path, room]);
	};
	for (const room of knows.keys()) walk(room, []);
	return [...found];
}
