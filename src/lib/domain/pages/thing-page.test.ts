import { expect, it } from 'vitest';
import { thingPageOf } from './thing-page';

it('knows the pages that are about one thing, in every language', () => {
	expect(thingPageOf('/vereine/chor')).toEqual({ kind: 'club', slug: 'chor' });
	expect(thingPageOf('/en/mitmachen/beete-giessen')).toEqual({
		...{ kind: 'need', slug: 'beete-giessen' },
	});
	expect(thingPageOf('/termine/fest-2')).toEqual({ kind: 'event', slug: 'fest-2' });
	expect(thingPageOf('/neuigkeiten/danke')).toEqual({ kind: 'news', slug: 'danke' });
	expect(thingPageOf('/vereine/chor/neuigkeiten/danke')).toEqual({ kind: 'news', slug: 'danke' });
});

it.each([
	'/',
	'/vereine',
	'/vereine/',
	'/vereine/chor.ics',
	'/vereine/Chor',
	'/vereine/chor/neuigkeiten',
	'/vereine/chor/neuigkeiten/danke/mehr',
	'/mitmachen/beete/anfrage',
	'/termine/fest/plakat',
	'/mein-verein/wirkung',
	'/stadtteile/altstadt',
	'/constructor/chor',
	'',
])('%s is none', (path) => {
	expect(thingPageOf(path)).toBeUndefined();
});
