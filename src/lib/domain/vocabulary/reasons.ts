import {
	CANCEL_REASONS,
	LEAVING_REASONS,
	PLACE_ACCURACIES,
	PLACE_KINDS,
	PLACE_SOURCES,
	REFUSAL_REASONS,
	REPORT_REASONS,
	REVIEW_REASONS,
	WITHDRAWAL_REASONS,
} from './keys';
import { vocabulary } from './term';

// Why something was asked, refused, reported or called off; and how sure we are of a place.

export const reviewReasons = vocabulary(REVIEW_REASONS, {
	unvollstaendig: ['Es fehlen Angaben', 'Es fehlt etwas', 'Details are missing'],
	'kontakt-fehlt': [
		'Kontakt fehlt oder stimmt nicht',
		'Wir erreichen niemanden',
		'Contact missing or wrong',
	],
	unklar: ['Wir verstehen es nicht ganz', 'Wir verstehen es nicht', 'Not quite clear to us'],
	doppelt: ['Gibt es schon', 'Das gibt es schon', 'Already exists'],
	'nicht-gemeinnuetzig': [
		'Kein gemeinnütziges Engagement',
		'Das ist keine Hilfe für andere',
		'Not for the common good',
	],
	werbung: ['Werbung', 'Das ist Werbung', 'Advertising'],
	'nicht-in-der-region': [
		'Nicht aus unserer Region',
		'Das ist nicht in der Nähe',
		'Not in our region',
	],
	bildrechte: ['Rechte am Bild sind offen', 'Darf man das Bild zeigen?', 'Picture rights unclear'],
	personendaten: [
		'Zu viele Angaben über Personen',
		'Da steht zu viel über Menschen',
		'Too much personal data',
	],
	rechtswidrig: ['Verstößt gegen ein Gesetz', 'Das ist verboten', 'Against the law'],
	anderes: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const reportReasons = vocabulary(REPORT_REASONS, {
	falsch: ['Da stimmt etwas nicht', 'Das ist falsch', 'Something is wrong'],
	veraltet: ['Das ist veraltet', 'Das ist alt', 'This is out of date'],
	'kontakt-falsch': ['Niemand ist zu erreichen', 'Niemand antwortet', 'Nobody can be reached'],
	doppelt: ['Steht doppelt da', 'Das steht hier 2 Mal', 'Listed twice'],
	werbung: ['Werbung oder Spam', 'Das ist Werbung', 'Advertising or spam'],
	beleidigend: ['Beleidigt oder macht schlecht', 'Das ist gemein', 'Insulting'],
	rechtswidrig: ['Verstößt gegen ein Gesetz', 'Das ist verboten', 'Against the law'],
	gefaehrlich: ['Gefährlich für Menschen', 'Das ist gefährlich', 'Dangerous for people'],
	personendaten: ['Zeigt private Daten', 'Da stehen private Sachen', 'Shows private data'],
	anderes: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const withdrawalReasons = vocabulary(WITHDRAWAL_REASONS, {
	'keine-antwort': ['Keine Antwort bekommen', 'Niemand hat geantwortet', 'Got no answer'],
	'passt-nicht': ['Passt doch nicht', 'Es passt nicht zu mir', 'Does not suit me after all'],
	'keine-zeit': ['Keine Zeit mehr', 'Ich habe keine Zeit mehr', 'No time any more'],
	'etwas-anderes-gefunden': [
		'Etwas anderes gefunden',
		'Ich mache etwas anderes',
		'Found something else',
	],
	'voraussetzung-fehlt': [
		'Mir fehlt eine Voraussetzung',
		'Mir fehlt etwas dafür',
		'I lack a requirement',
	],
	anderes: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const leavingReasons = vocabulary(LEAVING_REASONS, {
	aufgeloest: ['Den Verein gibt es nicht mehr', 'Der Verein hört auf', 'The club has closed'],
	woanders: ['Wir sind woanders zu finden', 'Wir sind woanders', 'We can be found elsewhere'],
	'zu-viel-arbeit': [
		'Niemand kann den Eintrag pflegen',
		'Niemand hat Zeit dafür',
		'Nobody can look after the entry',
	],
	anderes: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const refusalReasons = vocabulary(REFUSAL_REASONS, {
	besetzt: ['Schon genug Hilfe', 'Hier helfen schon genug Menschen', 'Enough helpers already'],
	erledigt: ['Schon erledigt', 'Es ist schon fertig', 'Already done'],
	'passt-nicht': ['Passt diesmal nicht', 'Es passt dieses Mal nicht', 'Not a match this time'],
	'voraussetzung-fehlt': [
		'Eine Voraussetzung fehlt',
		'Es fehlt etwas dafür',
		'A requirement is missing',
	],
	anderes: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const cancelReasons = vocabulary(CANCEL_REASONS, {
	wetter: ['Wegen des Wetters', 'Das Wetter ist schlecht', 'Because of the weather', 'cloud-rain'],
	krankheit: ['Jemand ist krank', 'Jemand ist krank', 'Someone is ill', 'thermometer'],
	'zu-wenige': ['Zu wenige Anmeldungen', 'Zu wenige Menschen kommen', 'Too few sign-ups', 'users'],
	'ort-fehlt': ['Der Ort fällt aus', 'Der Ort ist zu', 'The place is not available', 'map-pin-off'],
	technik: ['Technisches Problem', 'Etwas ist kaputt', 'Technical problem', 'wrench'],
	anderes: ['Anderer Grund', 'Ein anderer Grund', 'Another reason', 'circle-ellipsis'],
});

export const placeKinds = vocabulary(PLACE_KINDS, {
	adresse: ['An einer Adresse', 'An einem Ort', 'At an address', 'map-pin'],
	gebiet: ['In einem Gebiet', 'In einem Teil der Stadt', 'In an area', 'map'],
	ohne: ['Kein fester Ort', 'Kein fester Ort', 'No fixed place', 'route'],
});

export const placeSources = vocabulary(PLACE_SOURCES, {
	gazetteer: ['Aus dem Ortsverzeichnis', 'Aus einer Liste von Orten', 'From the gazetteer'],
	geocoder: ['Von der Adresssuche', 'Von der Adress-Suche', 'From the address search'],
	hand: ['Von Hand gesetzt', 'Jemand hat den Punkt gesetzt', 'Set by hand'],
	import: ['Automatisch übernommen', 'Von einer anderen Seite', 'Imported'],
});

export const placeAccuracies = vocabulary(PLACE_ACCURACIES, {
	house: ['Hausgenau', 'Genau dieses Haus', 'Exact house'],
	street: ['Straße', 'In dieser Straße', 'Street'],
	district: ['Stadtteil', 'In diesem Stadtteil', 'District'],
	postcode: ['Postleitzahl', 'In dieser Gegend', 'Postcode area'],
	commune: ['Gemeinde', 'In diesem Ort', 'Commune'],
	city: ['Stadt', 'In dieser Stadt', 'City'],
});
