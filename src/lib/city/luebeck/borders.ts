import type { Position } from '../city';

// The borders between Lübeck's districts, drawn by hand along what everyone there knows: the Trave, the
// Wakenitz, the railway to Hamburg, the old town's moats. A line runs between two points where three
// areas meet, so that neighbours share it.

type Line = readonly Position[];

/* Points where three areas meet. */
const puppenbruecke: Position = [10.676, 53.8672];
const burgtorNorth: Position = [10.6915, 53.8772];
const klughafen: Position = [10.6975, 53.87];
const muehlentorSouth: Position = [10.6853, 53.857];
const teerhof: Position = [10.7075, 53.9014];
const daenischburg: Position = [10.7183, 53.9086];
const schlutupBay: Position = [10.7744, 53.8978];
const schlutupRiver: Position = [10.822, 53.8945];
const schlutupSouth: Position = [10.803, 53.872];
const poeppendorf: Position = [10.785, 53.945];
const teschow: Position = [10.883, 53.92];
const wakenitzEast: Position = [10.746, 53.844];
const reeckeSouth: Position = [10.59, 53.81];
const traveWest: Position = [10.6, 53.842];
const padeluegge: Position = [10.597, 53.858];
const railwayFork: Position = [10.654, 53.858];
const railwayBridge: Position = [10.641, 53.847];
const geninBend: Position = [10.652, 53.846];

/* Around the old town. */
export const townToNorth: Line = [
	puppenbruecke,
	[10.6762, 53.87],
	[10.6795, 53.8735],
	[10.685, 53.8752],
	burgtorNorth,
];
export const townToGertrud: Line = [
	burgtorNorth,
	[10.6962, 53.8752],
	[10.6978, 53.8727],
	klughafen,
];
export const townToJuergen: Line = [
	klughafen,
	[10.6968, 53.865],
	[10.6945, 53.8615],
	[10.6905, 53.8585],
	muehlentorSouth,
];
export const townToSouth: Line = [
	muehlentorSouth,
	[10.679, 53.86],
	[10.6765, 53.864],
	puppenbruecke,
];

/* Inside the city. */
export const northToSouth: Line = [
	puppenbruecke,
	[10.672, 53.8678],
	[10.6685, 53.8696],
	[10.6655, 53.864],
	[10.659, 53.86],
	railwayFork,
];
export const southToBuntekuh: Line = [railwayFork, [10.648, 53.853], railwayBridge];
export const northToBuntekuh: Line = [
	railwayFork,
	[10.645, 53.8605],
	[10.633, 53.861],
	[10.62, 53.8605],
	padeluegge,
];
export const buntekuhToMoisling: Line = [
	railwayBridge,
	[10.63, 53.847],
	[10.618, 53.847],
	[10.609, 53.846],
	traveWest,
];
export const southToMoisling: Line = [railwayBridge, [10.646, 53.846], geninBend];
export const southToJuergen: Line = [
	geninBend,
	[10.661, 53.847],
	[10.669, 53.849],
	[10.677, 53.851],
	[10.683, 53.854],
	muehlentorSouth,
];
export const juergenToMoisling: Line = [
	geninBend,
	[10.656, 53.838],
	[10.653, 53.831],
	[10.64, 53.826],
	[10.629, 53.823],
	[10.606, 53.819],
	reeckeSouth,
];
export const northToGertrud: Line = [
	burgtorNorth,
	[10.6983, 53.8814],
	[10.702, 53.8864],
	[10.7056, 53.8953],
	teerhof,
];
export const gertrudToJuergen: Line = [
	klughafen,
	[10.704, 53.869],
	[10.707, 53.8655],
	[10.715, 53.8615],
	[10.724, 53.854],
	[10.734, 53.849],
	[10.74, 53.844],
	wakenitzEast,
];
export const gertrudToKuecknitz: Line = [
	daenischburg,
	[10.7306, 53.9117],
	[10.7458, 53.9122],
	[10.7594, 53.9094],
	[10.7706, 53.9025],
	schlutupBay,
];
export const gertrudToSchlutup: Line = [
	schlutupBay,
	[10.779, 53.891],
	[10.785, 53.884],
	[10.792, 53.877],
	schlutupSouth,
];
export const schlutupToKuecknitz: Line = [
	schlutupBay,
	[10.782, 53.8955],
	[10.801, 53.8955],
	[10.815, 53.894],
	schlutupRiver,
];
export const kuecknitzToTravemuende: Line = [
	poeppendorf,
	[10.805, 53.942],
	[10.825, 53.936],
	[10.845, 53.933],
	[10.865, 53.93],
	teschow,
];

/* The outer border, clockwise from the west. */
export const outerNorth: Line = [
	padeluegge,
	[10.592, 53.867],
	[10.588, 53.884],
	[10.601, 53.893],
	[10.622, 53.891],
	[10.644, 53.8865],
	[10.658, 53.887],
	[10.668, 53.894],
	[10.68, 53.9],
	[10.695, 53.903],
	teerhof,
];
export const outerGertrudNorth: Line = [teerhof, [10.7122, 53.9056], daenischburg];
export const outerKuecknitz: Line = [
	daenischburg,
	[10.721, 53.918],
	[10.735, 53.926],
	[10.757, 53.93],
	[10.773, 53.938],
	poeppendorf,
];
export const outerTravemuende: Line = [
	poeppendorf,
	[10.797, 53.956],
	[10.816, 53.96],
	[10.832, 53.967],
	[10.833, 53.976],
	[10.826, 53.986],
	[10.826, 53.997],
	[10.853, 53.997],
	[10.8675, 53.9955],
	[10.882, 53.99],
	[10.889, 53.983],
	[10.887, 53.968],
	[10.892, 53.9605],
	[10.906, 53.9595],
	[10.907, 53.947],
	[10.899, 53.928],
	[10.916, 53.923],
	[10.941, 53.918],
	[10.967, 53.912],
	[10.945, 53.904],
	[10.917, 53.901],
	[10.905, 53.911],
	teschow,
];
export const outerKuecknitzEast: Line = [
	teschow,
	[10.862, 53.9135],
	[10.849, 53.905],
	[10.831, 53.8985],
	schlutupRiver,
];
export const outerSchlutup: Line = [
	schlutupRiver,
	[10.8185, 53.888],
	[10.813, 53.878],
	schlutupSouth,
];
export const outerGertrudEast: Line = [
	schlutupSouth,
	[10.79, 53.863],
	[10.775, 53.8545],
	[10.765, 53.85],
	wakenitzEast,
];
export const outerJuergen: Line = [
	wakenitzEast,
	[10.746, 53.837],
	[10.753, 53.826],
	[10.76, 53.815],
	[10.756, 53.81],
	[10.741, 53.812],
	[10.736, 53.804],
	[10.734, 53.795],
	[10.715, 53.789],
	[10.7, 53.781],
	[10.68, 53.776],
	[10.655, 53.78],
	[10.638, 53.779],
	[10.625, 53.789],
	[10.607, 53.797],
	[10.6, 53.806],
	reeckeSouth,
];
export const outerMoisling: Line = [
	reeckeSouth,
	[10.58, 53.817],
	[10.572, 53.828],
	[10.575, 53.8385],
	[10.591, 53.84],
	traveWest,
];
export const outerBuntekuh: Line = [traveWest, [10.598, 53.851], padeluegge];
