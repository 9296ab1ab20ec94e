import type { Position } from '../city';

// Bamberg's districts, drawn by hand along the two arms of the Regnitz and the railway. Neighbours share
// their lines.

type Line = readonly Position[];

/* Points where three areas meet. */
const erba: Position = [10.868, 49.9045];
const muehlen: Position = [10.8905, 49.8865];
const schoenleinsplatz: Position = [10.8985, 49.888];
const kunigundendamm: Position = [10.8965, 49.8915];
const weide: Position = [10.883, 49.9005];
const markusbruecke: Position = [10.875, 49.9];
const bughof: Position = [10.893, 49.876];
const hainSouth: Position = [10.899, 49.866];
const canal: Position = [10.905, 49.874];
const station: Position = [10.8955, 49.9055];
const crossing: Position = [10.908, 49.893];
const southRail: Position = [10.913, 49.886];
const forest: Position = [10.926, 49.866];
const bugEast: Position = [10.8975, 49.86];
const bugWest: Position = [10.876, 49.864];
const altenburgWest: Position = [10.862, 49.876];
const rothof: Position = [10.864, 49.896];
const wildensorgWest: Position = [10.842, 49.896];
const mainBank: Position = [10.856, 49.914];
const hallstadtRoad: Position = [10.885, 49.9185];
const memmelsdorfRoad: Position = [10.918, 49.92];

export const leftArm: Line = [
	muehlen,
	[10.888, 49.8895],
	[10.8862, 49.8925],
	[10.8815, 49.896],
	markusbruecke,
];
export const islandToGaustadt: Line = [markusbruecke, [10.8715, 49.9025], erba];
export const islandToNorth: Line = [erba, [10.876, 49.9035], weide];
export const islandToGardens: Line = [weide, [10.8905, 49.896], kunigundendamm];
export const islandToWunderburg: Line = [kunigundendamm, schoenleinsplatz];
export const islandToHain: Line = [schoenleinsplatz, muehlen];
export const hainToWunderburg: Line = [schoenleinsplatz, [10.902, 49.88], canal];
export const hainToGereuth: Line = [canal, [10.904, 49.87], hainSouth];
export const hainToBug: Line = [hainSouth, bughof];
export const hainToHill: Line = [bughof, [10.8905, 49.882], muehlen];
export const hillToBug: Line = [bughof, [10.884, 49.87], bugWest];
export const hillToWildensorg: Line = [altenburgWest, [10.865, 49.887], rothof];
export const hillToGaustadt: Line = [rothof, [10.87, 49.899], markusbruecke];
export const wildensorgToGaustadt: Line = [wildensorgWest, [10.853, 49.8955], rothof];
export const gaustadtToNorth: Line = [mainBank, [10.862, 49.909], erba];
export const northToGardens: Line = [weide, [10.8885, 49.9045], station];
export const northToKramersfeld: Line = [station, [10.89, 49.912], hallstadtRoad];
export const kramersfeldToEast: Line = [station, [10.905, 49.911], memmelsdorfRoad];
export const gardensToEast: Line = [station, [10.9015, 49.899], crossing];
export const gardensToWunderburg: Line = [crossing, kunigundendamm];
export const wunderburgToEast: Line = [crossing, southRail];
export const wunderburgToGereuth: Line = [southRail, canal];
export const gereuthToEast: Line = [southRail, [10.92, 49.876], forest];
export const bugToGereuth: Line = [hainSouth, bugEast];

/* The outer border, clockwise from the west. */
export const outerGaustadt: Line = [wildensorgWest, [10.838, 49.905], [10.846, 49.911], mainBank];
export const outerNorth: Line = [mainBank, [10.872, 49.919], hallstadtRoad];
export const outerKramersfeld: Line = [hallstadtRoad, [10.9, 49.926], memmelsdorfRoad];
export const outerEast: Line = [
	memmelsdorfRoad,
	[10.94, 49.915],
	[10.955, 49.9],
	[10.953, 49.88],
	[10.94, 49.868],
	forest,
];
export const outerGereuth: Line = [forest, [10.912, 49.862], bugEast];
export const outerBug: Line = [bugEast, [10.885, 49.855], bugWest];
export const outerHill: Line = [bugWest, [10.868, 49.871], altenburgWest];
export const outerWildensorg: Line = [
	altenburgWest,
	[10.845, 49.877],
	[10.838, 49.888],
	wildensorgWest,
];
