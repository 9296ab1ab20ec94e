import {
	ACTIVITIES,
	DAYTIMES,
	EFFORTS,
	NEED_KINDS,
	PLACE_MODES,
	REQUIREMENTS,
	REWARDS,
	WEEKDAYS,
} from './keys';
import { vocabulary } from './term';

// What one does, how long, when and where, what one needs for it and what one gets.

export const activities = vocabulary(ACTIVITIES, {
	begleiten: ['Begleiten & besuchen', 'Menschen besuchen', 'Accompany & visit', 'footprints'],
	betreuen: ['Betreuen', 'Auf Menschen aufpassen', 'Look after people', 'hand-heart'],
	beraten: [
		'Beraten & zuhören',
		'Zuhören und Rat geben',
		'Advise & listen',
		'message-circle-question-mark',
	],
	'vorlesen-nachhilfe': [
		'Vorlesen & Nachhilfe',
		'Vorlesen und beim Lernen helfen',
		'Read aloud & tutor',
		'book-open',
	],
	sprache: [
		'Sprache & Übersetzen',
		'Deutsch üben und übersetzen',
		'Language & translating',
		'languages',
	],
	patenschaft: [
		'Patenschaft & Mentoring',
		'Einer Person lange helfen',
		'Buddy & mentoring',
		'users',
	],
	training: [
		'Training & Übungsleitung',
		'Eine Sport-Gruppe leiten',
		'Coaching & training',
		'dumbbell',
	],
	'gruppe-leiten': ['Gruppe leiten', 'Eine Gruppe leiten', 'Lead a group', 'users-round'],
	veranstaltung: [
		'Bei Veranstaltungen helfen',
		'Bei Festen helfen',
		'Help at events',
		'party-popper',
	],
	fahrdienst: ['Fahrdienst', 'Auto fahren', 'Driving', 'car'],
	handwerk: ['Handwerken & reparieren', 'Bauen und reparieren', 'Craft & repair', 'hammer'],
	'garten-natur': ['Garten & Natur', 'Im Garten arbeiten', 'Garden & nature', 'shovel'],
	kochen: ['Kochen & ausgeben', 'Kochen und Essen verteilen', 'Cook & serve', 'cooking-pot'],
	'sammeln-verteilen': [
		'Sammeln & verteilen',
		'Sachen sammeln und verteilen',
		'Collect & distribute',
		'package',
	],
	verkauf: ['Verkauf', 'Verkaufen', 'Sales', 'shopping-bag'],
	buero: ['Büro & Verwaltung', 'Im Büro arbeiten', 'Office & administration', 'file-text'],
	finanzen: ['Finanzen & Kasse', 'Mit Geld rechnen', 'Finance & treasury', 'calculator'],
	recht: ['Recht', 'Gesetze erklären', 'Law', 'scale'],
	koordination: [
		'Freiwillige koordinieren',
		'Helfer einteilen',
		'Coordinate volunteers',
		'network',
	],
	oeffentlichkeit: [
		'Öffentlichkeit & Social Media',
		'Anderen vom Verein erzählen',
		'Publicity & social media',
		'megaphone',
	],
	gestaltung: [
		'Gestaltung, Foto & Video',
		'Bilder und Filme machen',
		'Design, photo & video',
		'palette',
	],
	'it-web': ['IT & Web', 'Internet-Seiten und Computer', 'IT & web', 'laptop'],
	technik: ['Technik', 'Technik', 'Technical work', 'wrench'],
	fundraising: [
		'Spenden & Partnerschaften',
		'Geld für den Verein sammeln',
		'Fundraising & partnerships',
		'piggy-bank',
	],
	vorstand: ['Vorstand & Gremium', 'Den Verein leiten', 'Board & committee', 'gavel'],
	'musik-kunst': ['Musik & Kunst', 'Musik und Kunst machen', 'Music & art', 'music'],
	fuehrung: ['Führen & vermitteln', 'Anderen etwas zeigen', 'Guide & explain', 'map'],
	retten: ['Retten & helfen', 'Menschen in Not helfen', 'Rescue & first aid', 'life-buoy'],
	tierpflege: ['Tiere pflegen', 'Tiere pflegen', 'Animal care', 'paw-print'],
	archiv: [
		'Archiv & Heimatforschung',
		'Alte Sachen sammeln und ordnen',
		'Archive & local history',
		'archive',
	],
});

export const needKinds = vocabulary(NEED_KINDS, {
	einmalig: ['Einmalig', 'Nur ein Mal', 'One-off', 'calendar-check'],
	schnuppern: ['Zum Schnuppern', 'Erst einmal ausprobieren', 'Taster', 'sparkles'],
	projekt: ['Projekt auf Zeit', 'Für eine bestimmte Zeit', 'Project for a limited time', 'flag'],
	regelmaessig: ['Regelmäßig', 'Immer wieder', 'Regular', 'repeat'],
	amt: ['Amt & Vorstand', 'Den Verein mit leiten', 'Office & board', 'gavel'],
	kompetenz: ['Mit Fachwissen', 'Sie können etwas Besonderes', 'Skills-based', 'lightbulb'],
	online: ['Online', 'Im Internet', 'Online', 'monitor'],
	akut: ['Dringend', 'Schnelle Hilfe', 'Urgent', 'siren'],
});

export const efforts = vocabulary(EFFORTS, {
	'bis-2-stunden': ['Bis 2 Stunden', 'Nicht mehr als 2 Stunden', 'Up to 2 hours', 'clock-2'],
	'halber-tag': ['Ein halber Tag', 'Ein halber Tag', 'Half a day', 'clock-4'],
	'ganzer-tag': ['Ein ganzer Tag', 'Ein ganzer Tag', 'A whole day', 'clock-8'],
	'mehrere-tage': ['Mehrere Tage', 'Mehrere Tage', 'Several days', 'calendar-days'],
	'stunden-pro-woche': [
		'Einige Stunden pro Woche',
		'Jede Woche ein paar Stunden',
		'A few hours a week',
		'repeat',
	],
	'stunden-pro-monat': [
		'Einige Stunden pro Monat',
		'Jeden Monat ein paar Stunden',
		'A few hours a month',
		'calendar',
	],
	'tage-pro-monat': [
		'Einige Tage pro Monat',
		'Jeden Monat ein paar Tage',
		'A few days a month',
		'calendar-days',
	],
	'tage-im-jahr': [
		'Einige Tage im Jahr',
		'Ein paar Tage im Jahr',
		'A few days a year',
		'calendar-range',
	],
	flexibel: ['Flexibel', 'Sie entscheiden, wie viel', 'Flexible', 'shuffle'],
});

export const weekdays = vocabulary(WEEKDAYS, {
	mo: ['Montag', 'Montag', 'Monday'],
	di: ['Dienstag', 'Dienstag', 'Tuesday'],
	mi: ['Mittwoch', 'Mittwoch', 'Wednesday'],
	do: ['Donnerstag', 'Donnerstag', 'Thursday'],
	fr: ['Freitag', 'Freitag', 'Friday'],
	sa: ['Samstag', 'Samstag', 'Saturday'],
	so: ['Sonntag', 'Sonntag', 'Sunday'],
});

export const daytimes = vocabulary(DAYTIMES, {
	vormittag: ['Vormittags', 'Am Vormittag', 'In the morning', 'sunrise'],
	nachmittag: ['Nachmittags', 'Am Nachmittag', 'In the afternoon', 'sun'],
	abend: ['Abends', 'Am Abend', 'In the evening', 'moon'],
});

export const placeModes = vocabulary(PLACE_MODES, {
	'vor-ort': ['Vor Ort', 'Sie kommen zu uns', 'On site', 'map-pin'],
	hybrid: ['Vor Ort oder online', 'Bei uns oder im Internet', 'On site or online', 'split'],
	online: ['Online', 'Im Internet', 'Online', 'monitor'],
	zuhause: ['Von zu Hause', 'Bei Ihnen zu Hause', 'From home', 'house'],
	'mehrere-orte': ['An mehreren Orten', 'An verschiedenen Orten', 'In several places', 'route'],
	ueberall: ['Überall in der Stadt', 'Überall in der Stadt', 'Anywhere in the city', 'map'],
});

export const requirements = vocabulary(REQUIREMENTS, {
	fuehrungszeugnis: [
		'Erweitertes Führungszeugnis',
		'Ein Papier vom Amt: Sie haben nichts Verbotenes getan',
		'Enhanced criminal record certificate',
		'file-check',
	],
	'fuehrerschein-b': [
		'Führerschein Klasse B',
		'Sie dürfen Auto fahren',
		'Driving licence (car)',
		'id-card',
	],
	'erste-hilfe': [
		'Erste-Hilfe-Kurs',
		'Sie haben einen Erste-Hilfe-Kurs gemacht',
		'First-aid course',
		'cross',
	],
	juleica: [
		'Juleica (Jugendleiter-Card)',
		'Ein Ausweis für Jugend-Gruppen',
		'Juleica (youth leader card)',
		'id-card',
	],
	schulung: [
		'Schulung am Anfang',
		'Sie lernen es vorher bei uns',
		'Training at the start',
		'graduation-cap',
	],
	hygienebelehrung: [
		'Hygienebelehrung',
		'Ein Kurs zur Sauberkeit beim Essen',
		'Food hygiene briefing',
		'utensils',
	],
	masernschutz: ['Masernschutz', 'Eine Impfung gegen Masern', 'Measles protection', 'syringe'],
	schwimmabzeichen: [
		'Schwimmabzeichen',
		'Sie können gut schwimmen',
		'Swimming badge',
		'waves-ladder',
	],
	'eigenes-fahrzeug': [
		'Eigenes Fahrzeug',
		'Sie haben ein eigenes Auto oder Rad',
		'Own vehicle',
		'car',
	],
	'eigener-laptop': ['Eigener Laptop', 'Sie haben einen eigenen Computer', 'Own laptop', 'laptop'],
	verschwiegenheit: ['Verschwiegenheit', 'Sie erzählen nichts weiter', 'Confidentiality', 'lock'],
});

export const rewards = vocabulary(REWARDS, {
	fahrtkosten: [
		'Fahrtkosten werden bezahlt',
		'Wir bezahlen Bus oder Auto',
		'Travel costs paid',
		'bus',
	],
	verpflegung: ['Essen & Trinken', 'Essen und Trinken', 'Food & drinks', 'utensils'],
	aufwandsentschaedigung: [
		'Aufwandsentschädigung',
		'Sie bekommen etwas Geld',
		'Expense allowance',
		'coins',
	],
	versicherung: ['Versichert', 'Sie sind versichert', 'Insured', 'shield-check'],
	fortbildung: ['Fortbildung', 'Sie können Kurse machen', 'Training courses', 'graduation-cap'],
	nachweis: ['Nachweis & Zeugnis', 'Sie bekommen ein Zeugnis', 'Certificate', 'award'],
	ehrenamtskarte: [
		'Zählt für die Ehrenamtskarte',
		'Sie können die Ehrenamts-Karte bekommen',
		'Counts for the volunteer card',
		'badge-check',
	],
	'eintritt-frei': ['Eintritt frei', 'Der Eintritt kostet nichts', 'Free entry', 'ticket'],
	begleitung: [
		'Feste Ansprechperson',
		'Eine Person hilft Ihnen',
		'A contact person for you',
		'user-round-check',
	],
});
