/** Calm enough that what people do stands out; named as the design names them. */
export interface MapColours {
	land: string;
	built: string;
	wood: string;
	water: string;
	casing: string;
	road: string;
	motorway: string;
	rail: string;
	text: string;
	waterText: string;
	halo: string;
	/** Around pins, so that they stand out on anything. */
	ring: string;
	cluster: string;
	onCluster: string;
	chosen: string;
}
export type MapTheme = 'light' | 'dark';

export const MAP_COLOURS: Readonly<Record<MapTheme, MapColours>> = {
	light: {
		land: '#f3f0ea',
		built: '#e7e1d6',
		wood: '#dfe8d8',
		water: '#cfe0e6',
		casing: '#d9d1c3',
		road: '#ffffff',
		motorway: '#fbe7b0',
		rail: '#b9b3a8',
		text: '#545b63',
		waterText: '#3f5a66',
		halo: '#f9f7f3',
		ring: '#1e2328',
		cluster: '#0f5c66',
		onCluster: '#ffffff',
		chosen: '#a62b1f',
	},
	dark: {
		land: '#1a1f24',
		built: '#252b31',
		wood: '#1d2a24',
		water: '#16323d',
		casing: '#14181c',
		road: '#3c444c',
		motorway: '#5b5236',
		rail: '#4b535b',
		text: '#c9ced4',
		waterText: '#9cc3cf',
		halo: '#14181c',
		ring: '#f1eee8',
		cluster: '#7fd0d8',
		onCluster: '#14181c',
		chosen: '#ff9b8a',
	},
};
