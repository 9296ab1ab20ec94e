import type { WrittenKind } from '$lib/domain/writing/kinds';

// As the fields stand on the page, from top to bottom: what is wrong is listed in the order one mends it.

const PHOTO = ['photo', 'pictureAlt', 'pictureRights', 'pictureCredit'];
const TIMES = ['date', 'time', 'endTime'];
const WHERE = ['where', 'placeName', 'street', 'postcode', 'town'];

const ORDER: Record<WrittenKind, readonly string[]> = {
	news: [...PHOTO, 'text', 'title', 'type', 'visibleUntil', 'topics'],
	need: [
		...['title', 'text', 'kind', ...TIMES, 'effort', 'helpers', 'mode', ...WHERE],
		...['german', 'minAge', 'maxAge', 'access', 'requires', 'rewards'],
		...[...PHOTO, 'until', 'summary', 'hours', 'days', 'times', 'topics', 'activities'],
	],
	event: [
		...[...PHOTO, 'title', ...TIMES, 'repeat', 'repeatUntil', 'leftOut', ...WHERE, 'text'],
		...['type', 'price', 'registration', 'link', 'capacity', 'endDate', 'topics'],
	],
};

export function inOrder(kind: WrittenKind, errors: Record<string, string>): Record<string, string> {
	const at = (field: string) => ORDER[kind].indexOf(field) + 1 || Infinity;
	return Object.fromEntries(
		Object.entries(errors).sort(([one], [other]) => Math.sign(at(one) - at(other)) || 0),
	);
}
