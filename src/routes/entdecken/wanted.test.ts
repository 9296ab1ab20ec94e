import { describe, expect, it } from 'vitest';
import { readWanted, searchQuery, spotOf } from './wanted';
import { toggled, wantedQuery } from './wanted-address';

const districts = [
	{ key: 'moisling', centre: { lat: 53.83, lon: 10.63 } },
	{ key: 'schlutup', centre: { lat: 53.89, lon: 10.8 } },
];
const read = (text: string) => readWanted(new URLSearchParams(text), districts);

describe('the address of the search', () => {
	it('comes back as it was', () => {
		const text =
			'?q=chor&art=mitmachen&thema=sport&wann=sa&wann=abend&merkmal=zu-zweit&wo=moisling&von=schlutup&minuten=20&weg=rad&sortierung=naehe&seite=3';
		const wanted = read(text);
		const again = wantedQuery(wanted, { seite: wanted.seite });
		expect(readWanted(new URLSearchParams(again), districts)).toEqual(wanted);
		expect(wanted.wann).toEqual(['sa', 'abend']);
	});

	it('forgives what nobody could mean', () => {
		const wanted = read(
			'wo=nirgends&wann=nie&seite=-3&von=99,x&minuten=20&alter=x&sortierung=naehe&plz=1',
		);
		expect(wantedQuery(wanted)).toBe('');
		expect(wanted.seite).toBe(1);
	});

	it('takes a zero byte out and cuts what is too long', () => {
		expect(read(`q=a%00b`).q).toBe('ab');
		expect(read(`q=${'x'.repeat(500)}`).q).toHaveLength(200);
	});

	it('begins at the first page when something changes', () => {
		const wanted = read('q=chor&seite=4&wann=sa');
		expect(wantedQuery(wanted, toggled(wanted, 'wann', 'sa'))).toBe('?q=chor');
	});

	it('asks the search', () => {
		const query = searchQuery(
			read(
				'bereich=umwelt&dauer=kurz&merkmal=wenig-deutsch&merkmal=zu-zweit&von=moisling&minuten=15',
			),
			districts,
		);
		expect(query.topic).toContain('tierschutz');
		expect(query.effort).toEqual(['bis-2-stunden']);
		expect(query.littleGerman).toBe(true);
		expect(query.with).toEqual(['zu-zweit']);
		expect(query.near).toEqual({ lat: 53.83, lon: 10.63 });
		expect(query.minutes).toBe(15);
	});

	it('knows a place by its degrees, and no other', () => {
		expect(spotOf('53.866,10.686', districts)).toEqual({ lat: 53.866, lon: 10.686 });
		expect(spotOf('99.0,10.0', districts)).toBeNull();
		expect(spotOf('', districts)).toBeNull();
	});
});
