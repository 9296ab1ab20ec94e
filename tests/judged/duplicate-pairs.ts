import type { Comparable } from '$lib/domain/review/likeness';

// Pairs of invented clubs, each judged by hand: one club under two entries, or two clubs that only look alike.
// Written before the judge was tuned, with what really happens: short forms, moved offices, umbrella
// organisations, sections, choirs of one parish, branches in several districts, copied texts.

type Entry = { name: string } & Partial<Comparable>;
export interface JudgedPair {
	one: Entry;
	other: Entry;
	same: boolean;
}

const same = (one: Entry, other: Entry): JudgedPair => ({ one, other, same: true });
const different = (one: Entry, other: Entry): JudgedPair => ({ one, other, same: false });
const at = (street: string, postcode = '23552') => ({ street, postcode });
const CHOIR =
	'Wir singen jeden Dienstag im Gemeindesaal Lieder aus aller Welt, ohne Noten und ohne Vorsingen. Nach der Probe gibt es Tee und etwas zu essen.';
const REPAIR =
	'Bei uns bringst du dein kaputtes Gerät wieder zum Laufen, gemeinsam mit Leuten, die sich auskennen. Werkzeug und Kaffee stehen bereit, eine Spende ist willkommen.';
const FOOD =
	'Wir retten Lebensmittel vor der Tonne und verteilen sie an Menschen, die wenig Geld haben, ohne Nachweis und ohne Fragen.';

export const JUDGED_PAIRS: readonly JudgedPair[] = [
	// The same name, written differently.
	same({ name: 'Möwenchor Travehagen e. V.' }, { name: 'Moewenchor Travehagen' }),
	same({ name: 'Ruderclub Wakenitzbogen eV' }, { name: 'Ruder-Club Wakenitzbogen e.V.' }),
	same(
		{ name: 'Kleingartenverein Sonnenhang e.V.' },
		{ name: 'Kleingärtnerverein Sonnenhang', ...at('Am Sonnenhang 2') },
	),
	same({ name: 'Offene Werkstatt Güterhof' }, { name: 'Offene Werkstatt Gueterhof gGmbH' }),
	same(
		{ name: 'Verein der Freunde des Deichmuseums e.V.' },
		{ name: 'Freunde des Deichmuseums', website: 'https://deichmuseum-freunde.example' },
	),
	same(
		{ name: 'Tanzkreis Brookkamp', phone: '030 23125 100' },
		{ name: 'Tanzkreis Brookkamp (Eingetragener Verein)', phone: '+49 30 23125100' },
	),
	same({ name: 'Nähcafé Sandberg' }, { name: 'Näh-Café Sandberg Lübeck' }),
	same({ name: 'Lesepaten Moorstedt e. V.' }, { name: 'Lesepatinnen und Lesepaten Moorstedt' }),
	same({ name: 'Stadtimker Lindenhof' }, { name: 'Stadt-Imker Lindenhoff' }),
	same(
		{ name: 'Schachfreunde Heidewisch 1924 e.V.' },
		{ name: 'Schachfreunde Heidewisch', ...at('Heideweg 4') },
	),
	// Short form and long form.
	same({ name: 'TSV Travehagen' }, { name: 'Turn- und Sportverein Travehagen von 1893 e. V.' }),
	same(
		{ name: 'DRK Ortsverein Brookhusen' },
		{ name: 'Deutsches Rotes Kreuz, Ortsverein Brookhusen' },
	),
	same({ name: 'FF Sandhusen' }, { name: 'Freiwillige Feuerwehr Sandhusen' }),
	same({ name: 'AWO Ortsverein Deichbeck' }, { name: 'Arbeiterwohlfahrt Ortsverein Deichbeck' }),
	same({ name: 'SV Moorkamp 09' }, { name: 'Sportverein Moorkamp 09 e.V.' }),
	same({ name: 'FC Wiesenbrink' }, { name: 'Fußballclub Wiesenbrink e. V.' }),
	same({ name: 'NABU Gruppe Steinbeck' }, { name: 'Naturschutzbund Steinbeck' }),
	same(
		{ name: 'IKT', aliases: ['Interkultureller Kreis Travehagen'] },
		{ name: 'Interkultureller Kreis Travehagen e. V.' },
	),
	same(
		{ name: 'Segler-Verein Möwenstedt', mail: 'post@svm.example' },
		{ name: 'SVM Segler-Verein Möwenstedt', mail: 'post@svm.example' },
	),
	same({ name: 'VfL Heidestedt' }, { name: 'Verein für Leibesübungen Heidestedt' }),
	// A slip of the hand.
	same(
		{ name: 'Nachbarschaftshilfe Steinrader Weg' },
		{ name: 'Nachbarschafthilfe Steinrader Weg' },
	),
	same(
		{ name: 'Hospizgruppe Lindengaard', phone: '030 23125 222' },
		{ name: 'Hospitzgruppe Lindengaard', phone: '030 23125222' },
	),
	same({ name: 'Fahrradwerkstatt Brookwisch' }, { name: 'Fahradwerkstatt Brookwisch' }),
	// Renamed or called otherwise, but the same office.
	same(
		{ name: 'Brücken bauen e. V.', text: 'Eingetragen unter VR 4711.', ...at('Hafenstraße 3') },
		{ name: 'Verein für Begegnung', text: 'VR 4711 am Amtsgericht.', ...at('Hafenstr. 3') },
	),
	same(
		{
			name: 'Sprachcafé Hafenkante',
			website: 'https://sprachcafe-hafen.example',
			mail: 'hallo@sprachcafe-hafen.example',
		},
		{
			name: 'Café der Sprachen Hafenkante',
			website: 'http://www.sprachcafe-hafen.example/',
			mail: 'hallo@sprachcafe-hafen.example',
		},
	),
	same(
		{
			name: 'Repair-Café Marlihof',
			text: REPAIR,
			phone: '030 23125 300',
			...at('Werkhofgasse 7', '23566'),
		},
		{
			name: 'Reparatur-Treff Marlihof',
			text: REPAIR,
			phone: '030 23125-300',
			...at('Werkhofgasse 7', '23566'),
		},
	),
	same(
		{ name: 'Foodsharing Travehagen', text: FOOD, mail: 'rettet@essen.example' },
		{ name: 'Essensretter Travehagen', text: FOOD, mail: 'rettet@essen.example' },
	),
	same(
		{ name: 'Kulturverein Alte Weberei', text: 'Register: VR 812 HL', phone: '030 23125 411' },
		{ name: 'Alte Weberei e.V.', text: 'Vereinsregister Nr. 812', phone: '030 23125 411' },
	),
	same(
		{ name: 'Jugendtreff Sternkamp', website: 'https://sternkamp.example', ...at('Sternweg 1') },
		{
			name: 'Jugendzentrum Sternkamp',
			website: 'https://www.sternkamp.example',
			...at('Sternweg 1'),
		},
	),
	same(
		{ name: 'Hospizverein Travehagen', mail: 'buero@hospiz-th.example', phone: '030 23125 500' },
		{
			name: 'Ambulanter Hospizverein Travehagen',
			mail: 'buero@hospiz-th.example',
			phone: '030 23125 500',
		},
	),
	same(
		{ name: 'Seniorentreff Deichkrone', phone: '030 23125 610', ...at('Deichkrone 12') },
		{ name: 'Seniorinnen- und Seniorentreff Deichkrone', phone: '030 23125610' },
	),
	same(
		{ name: 'Tafel Möwenhusen', website: 'https://tafel-mh.example' },
		{ name: 'Möwenhusener Tafel e.V.', website: 'https://tafel-mh.example' },
	),
	same(
		{ name: 'Kinderzirkus Salto', topics: ['kultur-musik'], ...at('Manegenweg 5') },
		{ name: 'Zirkus Salto für Kinder', topics: ['kultur-musik'], ...at('Manegenweg 5') },
	),
	same(
		{ name: 'Chor der Welt', text: CHOIR, ...at('Gemeindegang 1') },
		{ name: 'Weltchor Travehagen', text: CHOIR, ...at('Gemeindegang 1') },
	),
	same(
		{ name: 'Moislinger Nachbarn helfen', phone: '030 23125 700', mail: 'hilfe@moisling.example' },
		{
			name: 'Nachbarschaftshilfe Moisling',
			phone: '030 23125 700',
			mail: 'hilfe@moisling.example',
		},
	),
	// Sections and helpers of one club are clubs of their own here.
	different(
		{ name: 'TSV Travehagen Handball', website: 'https://tsv.example', ...at('Am Sportplatz 1') },
		{ name: 'TSV Travehagen Fußball', website: 'https://tsv.example', ...at('Am Sportplatz 1') },
	),
	different(
		{ name: 'TSV Travehagen', phone: '030 23125 800', ...at('Am Sportplatz 1') },
		{ name: 'TSV Travehagen Schwimmabteilung', phone: '030 23125 800', ...at('Am Sportplatz 1') },
	),
	different(
		{ name: 'Grundschule Lindenallee' },
		{ name: 'Förderverein der Grundschule Lindenallee' },
	),
	different({ name: 'Museum Hafenspeicher' }, { name: 'Freundeskreis Museum Hafenspeicher e.V.' }),
	different(
		{ name: 'Freiwillige Feuerwehr Sandhusen', ...at('Wachweg 2') },
		{ name: 'Jugendfeuerwehr Sandhusen', ...at('Wachweg 2') },
	),
	different(
		{ name: 'Sportclub Heidekamp' },
		{ name: 'Jugend des Sportclubs Heidekamp', website: 'https://sc-heidekamp.example/jugend' },
	),
	// Branches of one umbrella organisation.
	different({ name: 'DRK Ortsverein Brookhusen' }, { name: 'DRK Ortsverein Sandhusen' }),
	different({ name: 'AWO Ortsverein Deichbeck' }, { name: 'AWO Kreisverband Travehagen' }),
	different({ name: 'NABU Steinbeck' }, { name: 'NABU Wiesenbeck' }),
	different(
		{ name: 'Freiwillige Feuerwehr Moorhusen', phone: '030 23125 112' },
		{ name: 'Freiwillige Feuerwehr Sandhusen', phone: '030 23125 112' },
	),
	different({ name: 'Pfadfinder Stamm Seeadler' }, { name: 'Pfadfinder Stamm Wanderfalke' }),
	different(
		{ name: 'Sozialverband VdK Ortsgruppe Nord' },
		{ name: 'Sozialverband VdK Ortsgruppe Süd' },
	),
	different({ name: 'CVJM Travehagen' }, { name: 'CVJM Deichstedt' }),
	different(
		{ name: 'Kleingartenverein Sonnenhang', topics: ['umwelt-klima'] },
		{ name: 'Kleingartenverein Morgenrot', topics: ['umwelt-klima'] },
	),
	different({ name: 'Nachbarschaftshilfe Buntekuh' }, { name: 'Nachbarschaftshilfe Moisling' }),
	// Under one roof.
	different(
		{
			name: 'Kirchenchor St. Annen',
			phone: '030 23125 900',
			mail: 'buero@st-annen.example',
			website: 'https://st-annen.example',
			...at('Kirchgang 1'),
		},
		{
			name: 'Posaunenchor St. Annen',
			phone: '030 23125 900',
			mail: 'buero@st-annen.example',
			website: 'https://st-annen.example',
			...at('Kirchgang 1'),
		},
	),
	different(
		{ name: 'Schachkreis im Bürgerhaus', ...at('Bürgergang 3') },
		{ name: 'Malkreis im Bürgerhaus', ...at('Bürgergang 3') },
	),
	different(
		{ name: 'Elterncafé Familienzentrum', phone: '030 23125 910', ...at('Familienweg 1') },
		{ name: 'Vätergruppe Familienzentrum', phone: '030 23125 910', ...at('Familienweg 1') },
	),
	different(
		{ name: 'Kulturverein Anatolien', ...at('Hafenstraße 9') },
		{ name: 'Kulturverein Balkan', ...at('Hafenstraße 9') },
	),
	different(
		{ name: 'Selbsthilfegruppe Depression', mail: 'kiss@selbsthilfe.example' },
		{ name: 'Selbsthilfegruppe Diabetes', mail: 'kiss@selbsthilfe.example' },
	),
	// Nearly the same word, another thing.
	different({ name: 'Frauenchor Deichklang' }, { name: 'Männerchor Deichklang' }),
	different({ name: 'Ruderclub Wakenitzbogen' }, { name: 'Kanuclub Wakenitzbogen' }),
	different({ name: 'Bürgerverein Altstadt Nord' }, { name: 'Bürgerverein Altstadt Süd' }),
	different({ name: 'SV Moorkamp 09' }, { name: 'SV Moorkamp 11' }),
	different({ name: 'Stadtteilbüro Hudekamp' }, { name: 'Stadtteilschule Hudekamp' }),
	different({ name: 'Theater am Deich' }, { name: 'Theater am Teich' }),
	different({ name: 'Gartenfreunde Sonnenhang' }, { name: 'Tierfreunde Sonnenhang' }),
	different({ name: 'Deutsch-Türkischer Kreis' }, { name: 'Deutsch-Polnischer Kreis' }),
	// The same name in two registers, or in two towns with nothing else in common.
	different(
		{ name: 'Gemeinsam e.V.', text: 'VR 1001', ...at('Nordweg 1', '23552') },
		{ name: 'Gemeinsam e.V.', text: 'VR 2002', ...at('Südweg 8', '23911') },
	),
	different(
		{ name: 'Lichtblick e.V.', text: 'VR 310', topics: ['gesundheit'] },
		{ name: 'Lichtblick gGmbH', text: 'VR 977', topics: ['wohnen'] },
	),
	// The text of a template.
	different(
		{ name: 'Welcome Kitchen Nord', text: FOOD, mail: 'nord@kueche.example' },
		{ name: 'Spielkreis Süd', text: REPAIR, mail: 'sued@spiel.example' },
	),
	different(
		{ name: 'Chorgemeinschaft Harmonie', topics: ['kultur-musik'] },
		{ name: 'Tanzgemeinschaft Harmonie', topics: ['kultur-musik'] },
	),
	// The same page of many, or nothing but the big portal.
	different(
		{ name: 'Laufgruppe Morgenmuffel', website: 'https://www.facebook.com/' },
		{ name: 'Krabbelgruppe Mäusenest', website: 'https://facebook.com' },
	),
	different({ name: 'Initiative 2030' }, { name: 'Initiative 2035' }),
	different(
		{ name: 'Verein zur Förderung der Musik', phone: '030 23125 950' },
		{ name: 'Verein zur Förderung der Kunst', phone: '030 23125 951' },
	),
];
