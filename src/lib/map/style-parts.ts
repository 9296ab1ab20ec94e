/** Drawn on the device with the type of the page: no file of letters is fetched. */
export const FONT = ['Atkinson Next'];

export const grow = (...stops: [zoom: number, value: number][]) =>
	['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as never;
