import { readdirSync, statSync } from 'node:fs';
import { ZONE } from '$lib/domain/time/local';
import { describe, expect, it } from 'vitest';
import { contains, distanceToRing, within } from './area';
import type { City, ContactPoint, Position, Ring } from './city';
import { brandProblems, contrast } from './contrast';
import { foldPlace } from './fold-place';
import { cities, cityKeys, districtAt } from './index';
import { namesOf } from './places';

// What docs/new-city.md asks of a city's folder, held for every folder there is.

it('has every folder in the list and every city of the list in a folder', () => {
	const folders = readdirSync(import.meta.dirname).filter((name) =>
		statSync(`${import.meta.dirname}/${name}`).isDirectory(),
	);
	expect([...cityKeys].sort()).toEqual(folders.sort());
});

it('lives on the one clock that all days are counted by', () => {
	for (const city of cities) expect(city.timeZone, city.key).toBe(ZONE);
});

/** Paths of texts that were left empty anywhere in the city. */
function emptyTexts(value: unknown, path = ''): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [path] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => emptyTexts(inner, `${path}.${key}`));
}

const crosses = (a: Position, b: Position, c: Position, d: Position): boolean => {
	const side = (p: Position, q: Position, r: Position) =>
		Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

function crossings(ring: Ring): number {
	const edges = ring.slice(1).map((to, index) => [ring[index] ?? to, to] as const);
	let count = 0;
	edges.forEach(([a, b], i) =>
		edges.slice(i + 1).forEach(([c, d]) => {
			if (crosses(a, b, c, d)) count++;
		}),
	);
	return count;
}

const contactsOf = (city: City): ContactPoint[] => [city.owner, city.agency];

describe.each(cities.map((city) => [city.key, city] as const))('%s', (key, city) => {
	it('leaves no text empty', () => {
		expect(emptyTexts(city)).toEqual([]);
	});

	it('says its own name in its phrases, with an address that fits', () => {
		expect(key).toMatch(/^[a-z][a-z-]*$/);
		for (const phrase of Object.values(city.phrases))
			expect(phrase).toContain(city.name.slice(0, 4));
		for (const contact of contactsOf(city)) expect(contact.address.town).toBe(city.name);
	});

	it('has a real time zone and German first', () => {
		expect(() => new Intl.DateTimeFormat('de', { timeZone: city.timeZone })).not.toThrow();
		expect(city.languages[0]).toBe('de');
	});

	it('keeps invented contacts to reserved names and numbers', () => {
		if (!city.legal.invented) return;
		const text = JSON.stringify([city.owner, city.agency, city.legal, city.feedbackMail]);
		for (const mail of text.match(/[\w.+-]+@[\w.-]+/g) ?? []) expect(mail).toMatch(/\.example$/);
		for (const web of text.match(/https?:\/\/[^"/]+/g) ?? []) expect(web).toMatch(/\.example$/);
		const phones = [
			...contactsOf(city).map((one) => one.phone),
			city.legal.imprint.phone,
			city.legal.accessibility.contact.phone,
		];
		for (const phone of phones) expect(phone).toMatch(/^(?:030 23125|089 99998) \d{3}$/);
		expect(city.legal.inventedNote).toBe('Demo – erfundene Angaben');
	});

	it('has opening hours that begin before they end', () => {
		for (const { hours } of contactsOf(city)) {
			expect(hours.length).toBeGreaterThan(0);
			for (const { from, to, days } of hours) {
				expect(from < to && days.length > 0).toBe(true);
				expect(`${from} ${to}`).toMatch(/^\d\d:\d\d \d\d:\d\d$/);
			}
		}
	});

	it('has closed district areas without crossings, each around its centre', () => {
		for (const district of city.districts) {
			expect(district.area.length, district.key).toBeGreaterThan(4);
			expect(district.area.at(-1), district.key).toEqual(district.area[0]);
			expect(crossings(district.area), district.key).toBe(0);
			expect(districtAt(city, district.centre)?.key).toBe(district.key);
			for (const part of district.parts)
				expect(districtAt(city, part.centre)?.key, part.label).toBe(district.key);
		}
	});

	it('has areas that do not overlap', () => {
		const { west, south, east, north } = boxOf(city);
		const shared: string[] = [];
		for (let lat = south; lat <= north; lat += 0.002)
			for (let lon = west; lon <= east; lon += 0.002) {
				const point = { lat: lat + 0.00013, lon: lon + 0.00017 };
				const holders = city.districts.filter((one) => contains(one.area, point));
				if (holders.length > 1) shared.push(holders.map((one) => one.key).join('+'));
			}
		expect(shared).toEqual([]);
	});

	it('points only at districts and postcodes it has', () => {
		const keys = city.districts.map((one) => one.key);
		const codes = city.postcodes.map((one) => one.code);
		const around = city.surroundings.flatMap((one) => one.postcodes);
		expect(new Set(keys).size).toBe(keys.length);
		for (const district of city.districts) {
			expect(district.neighbours.length).toBeGreaterThan(0);
			for (const other of district.neighbours) {
				expect(keys).toContain(other);
				expect(other).not.toBe(district.key);
				expect(city.districts.find((one) => one.key === other)?.neighbours, other).toContain(
					district.key,
				);
			}
			for (const code of district.postcodes) expect([...codes, ...around]).toContain(code);
		}
		for (const { district } of city.postcodes) expect(keys).toContain(district);
	});

	it('has names that lead to one district only', () => {
		const owners = new Map<string, string>();
		for (const district of city.districts)
			for (const name of new Set(namesOf(district).map(foldPlace))) {
				expect(owners.get(name), name).toBeUndefined();
				owners.set(name, district.key);
			}
	});

	it('fits on its map: centre in the city, everything in the bounds', () => {
		const { centre, bounds, zoom, minZoom, maxZoom } = city.map;
		expect(districtAt(city, centre)).toBeDefined();
		expect(minZoom <= zoom && zoom <= maxZoom).toBe(true);
		for (const { area } of city.districts)
			for (const [lon, lat] of area) expect(within(bounds, { lat, lon })).toBe(true);
		for (const commune of city.surroundings) {
			expect(within(bounds, commune.centre), commune.key).toBe(true);
			expect(commune.postcodes.join()).toMatch(/^\d{5}(,\d{5})*$/);
		}
		for (const { code, centre: middle } of city.postcodes) {
			expect(code).toMatch(/^\d{5}$/);
			const nearest = Math.min(
				...city.districts.map((one) =>
					contains(one.area, middle) ? 0 : distanceToRing(one.area, middle),
				),
			);
			expect(nearest, code).toBeLessThan(1_000);
		}
	});

	it('overrides only colours, with enough contrast', () => {
		expect(brandProblems(city.brand)).toEqual([]);
	});
});

function boxOf(city: City) {
	const all = city.districts.flatMap((one) => one.area);
	return {
		west: Math.min(...all.map(([lon]) => lon)),
		east: Math.max(...all.map(([lon]) => lon)),
		south: Math.min(...all.map(([, lat]) => lat)),
		north: Math.max(...all.map(([, lat]) => lat)),
	};
}

it('measures contrast as WCAG does', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
	expect(contrast('#ffffff', '#ffffff')).toBeCloseTo(1);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

it('refuses colours that cannot be read', () => {
	expect(brandProblems({ light: { '--brick': '#ffcc00' }, dark: {} }).join()).toContain('--brick');
	expect(brandProblems({ light: { '--brick': 'gold' }, dark: {} })).toHaveLength(1);
	expect(brandProblems({ light: { '--brick': '#7a1f5c' }, dark: {} })).toEqual([]);
});
