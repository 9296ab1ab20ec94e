import type { City } from './city';
import { luebeck } from './luebeck';

export type { City } from './city';

const cities: readonly City[] = [luebeck];

export const cityKeys = cities.map((city) => city.key);

export const findCity = (key: string): City | undefined => cities.find((city) => city.key === key);
