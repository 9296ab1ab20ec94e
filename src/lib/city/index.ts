import { bamberg } from './bamberg';
import type { City } from './city';
import { luebeck } from './luebeck';

export type {
	Authority,
	Bounds,
	Brand,
	City,
	Commune,
	ContactPoint,
	District,
	LegalTexts,
	OpeningHours,
	Point,
	Position,
	PostalAddress,
	Postcode,
	Ring,
	TimetableSource,
} from './city';
export { contains, distance, within } from './area';
export { foldPlace } from './fold-place';
export { districtAt, districtWithNeighbours, findCommune, findDistrict } from './places';

export const cities: readonly City[] = [luebeck, bamberg];

export const cityKeys = cities.map((city) => city.key);

export const findCity = (key: string): City | undefined => cities.find((city) => city.key === key);
