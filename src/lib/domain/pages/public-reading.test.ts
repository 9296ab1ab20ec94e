import { expect, it } from 'vitest';
import { germanPath } from './address';
import { isPublicReading } from './public-reading';

it.each([
	'/',
	'/en',
	'/entdecken',
	'/en/entdecken',
	'/vereine/ruderklub',
	'/vereine/ruderklub/neuigkeiten/neue-boote',
	'/mitmachen/huehnerstall',
	'/hilfe',
	'/offline',
])('%s may be kept', (path) => {
	expect(isPublicReading(path)).toBe(true);
});

it.each([
	'/mein-verein',
	'/mein-verein/anfragen',
	'/anmelden',
	'/en/anmelden',
	'/anfrage/geheim',
	'/mitmachen/huehnerstall/anfrage',
	'/barrierefreiheit/feedback',
	'/stabsstelle',
	'/demo/post',
	'/health/ready',
	'/termine/kurs.ics',
	'//evil.example',
	'/english',
])('%s may not', (path) => {
	expect(isPublicReading(path)).toBe(false);
});

it('knows the German path of an English one', () => {
	expect(['/en', '/en/hilfe', '/hilfe', '/enten'].map(germanPath)).toEqual([
		'/',
		'/hilfe',
		'/hilfe',
		'/enten',
	]);
});
