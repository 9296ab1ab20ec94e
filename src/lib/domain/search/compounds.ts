import { stem } from './stem';

// German writes several words as one. A list of the parts that occur in the names of clubs and tasks does
// better than a dictionary: it never cuts what it does not know on both sides of the cut.

const PARTS = `
kinder kind jugend jugendliche senioren alten alter familien eltern frauen maedchen maenner vaeter muetter schueler
studenten fluechtlings migranten nachbarschafts stadtteil quartiers buerger gemeinde kirchen vereins mitglieder
hausaufgaben schul schule kita kindergarten grundschul lern lese vorlese sprach deutsch mathe musik sing gesang
instrumenten blas posaunen chor orchester tanz theater kunst mal zeichen foto film buch buecher kultur geschichts
heimat museums denkmal sport fussball handball tennis tischtennis volleyball basketball turn gymnastik schwimm
wasser ruder kanu segel yoga lauf wander rad fahrrad reit schach spiel brettspiel box kampf reha rollstuhl
behinderten inklusions blinden gehoerlosen kranken krankenhaus pflege demenz hospiz trauer sterbe telefon seelsorge
besuchs begleit fahr einkaufs haushalts garten gaertner kleingarten gemeinschafts natur umwelt klima wald baum vogel
bienen imker tier hunde katzen pferde muell strand kuesten see seenot feuerwehr rettungs katastrophen erste notfall
sanitaets blut lebensmittel essens suppen kleider moebel spenden sach geld waerme kaelte bahnhofs obdachlosen
wohnungslosen gefangenen straffaelligen sucht selbsthilfe krebs stoma computer internet smartphone handy digital
technik medien web reparatur reparier repair fahrrad werkstatt holz naeh strick handarbeits koch back kuechen
fest markt floh weihnachts sommer ferien frei freizeit wochenend abend morgen tages nacht stadt dorf hafen
schiffs boots modell eisenbahn karten buero kassen schrift buchhaltungs vorstands oeffentlichkeits
ehrenamts freiwilligen paten mentoren ausbildungs bewerbungs job berufs sprachmittler dolmetscher integrations
willkommens asyl friedens menschen rechts verbraucher mieter schuldner eine welt partnerschafts
hilfe hilfen helfer helferin verein vereine club klub gruppe gruppen kreis treff treffen cafe kaffee kurs kurse
training trainer uebung uebungs leiter leitung betreuung betreuer begleitung begleiter beratung berater besuch dienst
unterricht lehrer lehrerin foerderung foerder nachhilfe pate patin patenschaft mentor fahrt fahrer fahrdienst
fahrerin ausflug abend nachmittag vormittag stunde stube haus heim garten laden kammer tafel kueche ausgabe sammlung
sammeln lauf laufen wettkampf turnier spiel spiele mannschaft team schule bund verband initiative projekt werk wart
dienst wache schutz pflege retter rettung schwimmen turnen tanzen singen spielen lesen vorlesen lernen wandern rudern
segeln radeln malen zeichnen naehen stricken kochen backen basteln reparieren werkeln konzert auffuehrung buehne
ausstellung fuehrung fest feier markt boerse basar aktion putz woche tag seminar schulung meister platz halle bad
arbeit arbeiten amt kasse telefon netz netzwerk forum runde tisch stammtisch fruehstueck mittag essen sport
wehr spielplatz gottesdienst bibliothek buecherei mittler vermittlung karten tausch schrank garderobe bar kiste
`;
const LINKS = ['', 's', 'n', 'en', 'es', 'er'];
const LEAST_PART = 3;

export interface Parts {
	has(word: string): boolean;
}

const known = new Set(
	PARTS.split(/\s+/)
		.filter((part) => part.length >= LEAST_PART)
		.flatMap((part) => [part, stem(part)]),
);

/** The parts everybody has; `more` are words of the synonyms and labels of this installation. */
export function knownParts(more: Iterable<string> = []): Parts {
	const own = new Set(known);
	for (const word of more)
		if (word.length > LEAST_PART && !word.includes(' ')) own.add(word).add(stem(word));
	return own;
}

const memory = new WeakMap<Parts, Map<string, string[]>>();

/** "seniorenyoga" → senioren, yoga; empty when the word is not made of known parts. */
export function splitCompound(word: string, parts: Parts): string[] {
	if (word.length < 2 * LEAST_PART + 1 || !/^[a-z]+$/.test(word)) return [];
	let remembered = memory.get(parts);
	if (!remembered) memory.set(parts, (remembered = new Map<string, string[]>()));
	const before = remembered.get(word);
	if (before) return before;
	const found = split(word, parts, 3) ?? [];
	const result = found.length > 1 ? found : [];
	// Words of texts are without end; what was asked most is asked again soon.
	if (remembered.size > 20_000) remembered.clear();
	remembered.set(word, result);
	return result;
}

const isPart = (word: string, parts: Parts) =>
	word.length >= LEAST_PART && (parts.has(word) || (word.length > 4 && parts.has(stem(word))));

/** The longest first part wins: "hausaufgaben|hilfe", not "haus|aufgaben|hilfe". */
function split(word: string, parts: Parts, depth: number): string[] | undefined {
	if (depth < 1) return undefined;
	if (depth < 3 && isPart(word, parts)) return [word];
	for (let cut = word.length - LEAST_PART; cut >= LEAST_PART; cut--) {
		const head = word.slice(0, cut);
		const whole = LINKS.map((link) =>
			link === '' ? head : head.endsWith(link) ? head.slice(0, -link.length) : '',
		).find((candidate) => candidate !== '' && isPart(candidate, parts));
		if (whole === undefined) continue;
		const rest = split(word.slice(cut), parts, depth - 1);
		if (rest) return [whole, ...rest];
	}
	return undefined;
}

/**
 * One side is enough when it is long: "vereinsbuchhaltung" about an unknown "buchhaltung" still says
 * "verein". For queries only: there a wrong part costs a place in the list, in the index it would stay.
 */
export function looseParts(word: string, parts: Parts): string[] {
	const whole = splitCompound(word, parts);
	if (whole.length > 0 || word.length < 9 || !/^[a-z]+$/.test(word)) return whole;
	for (let cut = word.length - 4; cut >= 4; cut--) {
		const head = word.slice(0, cut);
		const tail = word.slice(cut);
		if (head.length >= 5 && isPart(head.replace(/s$/, ''), parts)) return [head, tail];
		if (tail.length >= 4 && isPart(tail, parts)) return [head, tail];
	}
	return [];
}
