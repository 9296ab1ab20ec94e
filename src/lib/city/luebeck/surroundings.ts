import type { Commune } from '../city';

const around =
	(county: string) =>
	(
		key: string,
		label: string,
		postcodes: readonly string[],
		lat: number,
		lon: number,
		aliases: readonly string[] = [],
	): Commune => ({ key, label, county, centre: { lat, lon }, postcodes, aliases });

const ostholstein = around('Ostholstein');
const stormarn = around('Stormarn');
const lauenburg = around('Herzogtum Lauenburg');
const nordwestmecklenburg = around('Nordwestmecklenburg');

export const surroundings: readonly Commune[] = [
	ostholstein('stockelsdorf', 'Stockelsdorf', ['23617'], 53.8922, 10.6471),
	ostholstein('bad-schwartau', 'Bad Schwartau', ['23611'], 53.9189, 10.6969, ['Schwartau']),
	ostholstein('ratekau', 'Ratekau', ['23626', '23689', '23611'], 53.95, 10.7333, [
		'Pansdorf',
		'Sereetz',
	]),
	ostholstein('timmendorfer-strand', 'Timmendorfer Strand', ['23669'], 53.9953, 10.7768, [
		'Timmendorf',
	]),
	ostholstein('scharbeutz', 'Scharbeutz', ['23683', '23684'], 54.0333, 10.75),
	ostholstein('ahrensboek', 'Ahrensbök', ['23623'], 54.0086, 10.5743),
	ostholstein('suesel', 'Süsel', ['23701'], 54.0814, 10.7017),
	ostholstein('sierksdorf', 'Sierksdorf', ['23730'], 54.0667, 10.7667),
	ostholstein('neustadt', 'Neustadt in Holstein', ['23730'], 54.1071, 10.8145, ['Neustadt']),
	ostholstein('eutin', 'Eutin', ['23701'], 54.1405, 10.6075),
	stormarn('reinfeld', 'Reinfeld (Holstein)', ['23858'], 53.8318, 10.4913, ['Reinfeld']),
	stormarn('hamberge', 'Hamberge', ['23619'], 53.8333, 10.5833),
	stormarn('badendorf', 'Badendorf', ['23619'], 53.8667, 10.5667),
	stormarn('moenkhagen', 'Mönkhagen', ['23619'], 53.9, 10.55),
	stormarn('heilshoop', 'Heilshoop', ['23619'], 53.8833, 10.5333),
	stormarn('zarpen', 'Zarpen', ['23619'], 53.8667, 10.5167),
	stormarn('wesenberg', 'Wesenberg', ['23858'], 53.8333, 10.55),
	stormarn('klein-wesenberg', 'Klein Wesenberg', ['23860'], 53.8167, 10.55),
	stormarn('bad-oldesloe', 'Bad Oldesloe', ['23843'], 53.8117, 10.3742, ['Oldesloe']),
	lauenburg('gross-groenau', 'Groß Grönau', ['23627'], 53.8, 10.75, ['Grönau']),
	lauenburg('gross-sarau', 'Groß Sarau', ['23627'], 53.7667, 10.7333),
	lauenburg('krummesse', 'Krummesse', ['23628'], 53.7833, 10.65),
	lauenburg('klempau', 'Klempau', ['23628'], 53.7667, 10.6667),
	lauenburg('berkenthin', 'Berkenthin', ['23919'], 53.7333, 10.65),
	lauenburg('rondeshagen', 'Rondeshagen', ['23919'], 53.75, 10.6333),
	lauenburg('kastorf', 'Kastorf', ['23847'], 53.7457, 10.5672),
	lauenburg('gross-schenkenberg', 'Groß Schenkenberg', ['23860'], 53.8, 10.5667),
	lauenburg('ratzeburg', 'Ratzeburg', ['23909'], 53.6996, 10.7726),
	lauenburg('moelln', 'Mölln', ['23879'], 53.617, 10.6874),
	nordwestmecklenburg('luedersdorf', 'Lüdersdorf', ['23923'], 53.8316, 10.8131, ['Herrnburg']),
	nordwestmecklenburg('selmsdorf', 'Selmsdorf', ['23923'], 53.8822, 10.86),
	nordwestmecklenburg('schoenberg', 'Schönberg (Mecklenburg)', ['23923'], 53.8444, 10.9327, [
		'Schönberg',
	]),
	nordwestmecklenburg('dassow', 'Dassow', ['23942'], 53.911, 10.9755),
	nordwestmecklenburg('schlagsdorf', 'Schlagsdorf', ['19217'], 53.7336, 10.8256),
	nordwestmecklenburg('grevesmuehlen', 'Grevesmühlen', ['23936'], 53.8634, 11.1916),
];
