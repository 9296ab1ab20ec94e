import type { BaseMap, LabelKind } from '../../base-map';
import type { Position } from '../../city';
import { districts } from '../districts';
import { gazetteer } from '../gazetteer';
import { surroundings } from '../surroundings';
import { lines, woods } from './lines';
import water from './water.txt?raw';

interface Water {
	kind: 'water' | 'river' | 'moat';
	name: string;
	line?: Position[];
	rings?: Position[][];
}

const waters = JSON.parse(water) as Water[];
const at = ({ lat, lon }: { lat: number; lon: number }): Position => [lon, lat];
const label = (kind: LabelKind, name: string, lat: number, lon: number) => ({
	kind,
	name,
	at: [lon, lat] as const,
});

export const baseMap: BaseMap = {
	credit: 'GSHHG (LGPL)',
	lines: [
		...waters.flatMap(({ kind, line }) =>
			line && kind !== 'water' ? [{ kind, points: line }] : [],
		),
		...lines,
	],
	areas: [
		...woods.map((ring) => ({ kind: 'wood' as const, rings: [ring] })),
		...waters.flatMap(({ rings }) => (rings ? [{ kind: 'water' as const, rings }] : [])),
	],
	built: [
		...gazetteer.map(({ point }) => ({ at: at(point), metres: 330 })),
		...districts.flatMap(({ parts }) =>
			parts.map(({ centre }) => ({ at: at(centre), metres: 420 })),
		),
		...surroundings.map(({ centre }) => ({ at: at(centre), metres: 750 })),
	],
	labels: [
		...surroundings.map(({ label: name, centre }) => ({
			kind: 'town' as const,
			name,
			at: at(centre),
		})),
		...districts.map(({ label: name, centre }) => ({
			kind: 'district' as const,
			name,
			at: at(centre),
		})),
		...districts.flatMap(({ label: name, parts }) =>
			parts
				.filter((part) => part.label !== name)
				.map((part) => ({ kind: 'part' as const, name: part.label, at: at(part.centre) })),
		),
		label('water', 'Lübecker Bucht', 54.02, 10.93),
		label('water', 'Ratzeburger See', 53.735, 10.775),
		label('water', 'Hemmelsdorfer See', 53.972, 10.765),
		label('water', 'Dassower See', 53.91, 10.92),
		label('water', 'Pötenitzer Wiek', 53.931, 10.89),
		label('water', 'Wakenitz', 53.849, 10.734),
		label('water', 'Trave', 53.89, 10.703),
		label('water', 'Elbe-Lübeck-Kanal', 53.81, 10.65),
		label('road', 'A 1', 53.89, 10.666),
		label('road', 'A 20', 53.805, 10.7),
		label('road', 'A 1', 53.834, 10.56),
		label('road', 'A 1', 53.99, 10.752),
		label('road', 'A 226', 53.911, 10.742),
	],
};
