import { spots } from '../gazetteer';

const island = spots('inselstadt', '96047');
const hain = spots('hain', '96047');
const hill = spots('bergstadt', '96049');
const gaustadt = spots('gaustadt', '96049');
const wildensorg = spots('wildensorg', '96049');
const bug = spots('bug', '96049');
const gardens = spots('gaertnerstadt', '96052');
const wunderburg = spots('wunderburg', '96050');
const gereuth = spots('gereuth', '96050');
const east = spots('bamberg-ost', '96052');
const north = spots('bamberg-nord', '96052');
const kramersfeld = spots('kramersfeld', '96052');

// Written down from general knowledge of the town; see the note in Lübeck's gazetteer.
export const gazetteer = [
	...island('street', [
		['Am Kranen', 49.8928, 10.8872],
		['An der Universität', 49.8942, 10.8868],
		['Austraße', 49.8935, 10.8873],
		['Fischerei', 49.8945, 10.8852],
		['Fleischstraße', 49.8948, 10.8885],
		['Franz-Ludwig-Straße', 49.8913, 10.8928],
		['Hauptwachstraße', 49.895, 10.8902],
		['Kapuzinerstraße', 49.8952, 10.885],
		['Keßlerstraße', 49.8935, 10.8907],
		['Lange Straße', 49.8913, 10.8905],
		['Obere Brücke', 49.8917, 10.8875],
		['Obere Königstraße', 49.8965, 10.8915],
		['Promenadestraße', 49.8925, 10.8925],
		['Habergasse', 49.8905, 10.8908],
		['Hasengasse', 49.8938, 10.8882],
		['Heinrichsdamm', 49.8905, 10.896],
		['Zinkenwörth', 49.889, 10.8915],
	]),
	...island('square', [
		['Grüner Markt', 49.8928, 10.8895],
		['Maximiliansplatz', 49.8938, 10.8902],
		['Maxplatz', 49.8938, 10.8902],
		['Schillerplatz', 49.8895, 10.8918],
		['Schönleinsplatz', 49.8898, 10.8945],
	]),
	...island('venue', [
		['Altes Rathaus', 49.8917, 10.8871],
		['Rathaus am Maxplatz', 49.8942, 10.8898],
		['Stadtbücherei', 49.8905, 10.893],
		['St. Martin', 49.893, 10.8893],
	]),
	...hain('street', [
		['Hainstraße', 49.8845, 10.8955],
		['Heinrich-Heine-Straße', 49.8858, 10.897],
		['Ottostraße', 49.8862, 10.8945],
		['Sodenstraße', 49.881, 10.897],
		['Amalienstraße', 49.886, 10.8962],
	]),
	...hain('square', [['Wilhelmsplatz', 49.8868, 10.8958]]),
	...hain('venue', [
		['Bootshaus im Hain', 49.877, 10.894],
		['Hainbad', 49.873, 10.8965],
		['Luisenhain', 49.871, 10.8985],
	]),
	...hill('street', [
		['Altenburger Straße', 49.8842, 10.8765],
		['Concordiastraße', 49.8885, 10.8872],
		['Dominikanerstraße', 49.8918, 10.8852],
		['Jakobsplatz', 49.892, 10.8787],
		['Judenstraße', 49.8892, 10.8862],
		['Karolinenstraße', 49.8908, 10.8855],
		['Maienbrunnen', 49.8952, 10.8782],
		['Michelsberg', 49.8937, 10.877],
		['Mußstraße', 49.8978, 10.8775],
		['Obere Sandstraße', 49.8925, 10.884],
		['Oberer Kaulberg', 49.887, 10.879],
		['Oberer Stephansberg', 49.884, 10.8868],
		['Sutte', 49.8895, 10.8812],
		['Untere Sandstraße', 49.8955, 10.88],
		['Unterer Kaulberg', 49.8885, 10.8835],
		['Würzburger Straße', 49.883, 10.88],
	]),
	...hill('square', [
		['Domplatz', 49.8912, 10.8822],
		['Kaulberg', 49.8878, 10.8805],
		['Laurenziplatz', 49.8858, 10.8775],
		['Stephansplatz', 49.8875, 10.8868],
	]),
	...hill('venue', [
		['Altenburg', 49.8805, 10.869],
		['Bamberger Dom', 49.8907, 10.8826],
		['Neue Residenz', 49.8918, 10.8822],
		['Kloster Michelsberg', 49.8937, 10.877],
		['Klinikum am Bruderwald', 49.8745, 10.8725],
		['Konzerthalle', 49.8982, 10.8778],
		['Obere Pfarre', 49.8888, 10.884],
	]),
	...gaustadt('street', [
		['Gaustadter Hauptstraße', 49.9035, 10.855],
		['Breitäckerstraße', 49.9025, 10.8495],
		['Caspersmeyerstraße', 49.901, 10.862],
	]),
	...gaustadt('venue', [['ERBA-Park', 49.9032, 10.8675]]),
	...wildensorg('street', [['Wildensorger Hauptstraße', 49.887, 10.852]]),
	...bug('street', [['Buger Hauptstraße', 49.8645, 10.8885]]),
	...gardens('street', [
		['Heiliggrabstraße', 49.8995, 10.8925],
		['Ludwigstraße', 49.8995, 10.898],
		['Luitpoldstraße', 49.8985, 10.895],
		['Mittelstraße', 49.896, 10.9],
		['Nürnberger Straße', 49.8915, 10.9035, '96050'],
		['Siechenstraße', 49.902, 10.8885],
		['Untere Königstraße', 49.899, 10.8895],
		['Zollnerstraße', 49.8965, 10.903],
		['Egelseestraße', 49.8928, 10.899, '96050'],
	]),
	...gardens('square', [['Bahnhofplatz', 49.9005, 10.8982]]),
	...gardens('venue', [
		['Bahnhof Bamberg', 49.9005, 10.8988],
		['St. Gangolf', 49.8968, 10.8955],
		['St. Otto', 49.9025, 10.8935],
	]),
	...wunderburg('street', [
		['Erlichstraße', 49.884, 10.907],
		['Holzgartenstraße', 49.8862, 10.904],
		['Wunderburg', 49.886, 10.906],
	]),
	...wunderburg('venue', [['Maria Hilf', 49.8863, 10.9062]]),
	...gereuth('street', [
		['Forchheimer Straße', 49.8735, 10.913],
		['Gereuthstraße', 49.8775, 10.9105],
		['Geisfelder Straße', 49.8815, 10.913],
	]),
	...gereuth('venue', [['Brose Arena', 49.878, 10.9155]]),
	...east('street', [
		['Kunigundenruhstraße', 49.8965, 10.912],
		['Memmelsdorfer Straße', 49.9055, 10.905],
		['Pödeldorfer Straße', 49.899, 10.912],
		['Starkenfeldstraße', 49.894, 10.917],
		['Moosstraße', 49.8885, 10.9185, '96050'],
		['Zollnerstraße', 49.8995, 10.921],
	]),
	...east('venue', [['Fuchs-Park-Stadion', 49.8955, 10.9235]]),
	...north('street', [
		['Hallstadter Straße', 49.9105, 10.8845],
		['Hafenstraße', 49.911, 10.87],
		['Coburger Straße', 49.907, 10.888],
		['Lichtenhaidestraße', 49.9075, 10.882],
	]),
	...kramersfeld('venue', [['Kramersfeld', 49.9175, 10.9]]),
];
