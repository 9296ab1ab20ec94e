import {
	EVENT_TYPES,
	LEGAL_FORMS,
	LICENCES,
	NEWS_TYPES,
	RECORD_SOURCES,
	REGISTRATIONS,
} from './keys';
import { vocabulary } from './term';

// What kind of club, news, event or record it is.

export const legalForms = vocabulary(LEGAL_FORMS, {
	ev: ['Eingetragener Verein (e. V.)', 'Verein', 'Registered association (e. V.)'],
	'nicht-eingetragen': ['Nicht eingetragener Verein', 'Verein', 'Unregistered association'],
	initiative: ['Initiative oder Gruppe', 'Gruppe', 'Initiative or group'],
	ggmbh: ['Gemeinnützige GmbH', 'Firma, die anderen hilft', 'Non-profit company (gGmbH)'],
	stiftung: ['Stiftung', 'Stiftung', 'Foundation'],
	kirche: [
		'Kirchengemeinde oder Religionsgemeinschaft',
		'Kirche oder Glaubens-Gruppe',
		'Church or religious community',
	],
	koerperschaft: ['Körperschaft (Stadt, Land, Kammer)', 'Amt oder Stadt', 'Public body'],
	genossenschaft: ['Genossenschaft', 'Genossenschaft', 'Cooperative'],
	foerderverein: [
		'Förderverein',
		'Verein, der eine Schule oder ein Haus unterstützt',
		'Friends’ association',
	],
	verband: ['Verband oder Dachverband', 'Viele Vereine zusammen', 'Federation'],
	selbsthilfe: [
		'Selbsthilfegruppe',
		'Menschen mit dem gleichen Problem helfen sich',
		'Self-help group',
	],
	feuerwehr: ['Freiwillige Feuerwehr', 'Feuerwehr', 'Volunteer fire brigade'],
	projekt: ['Projekt', 'Projekt', 'Project'],
	unternehmen: ['Unternehmen', 'Firma', 'Company'],
	sonstige: ['Etwas anderes', 'Etwas anderes', 'Something else'],
});

export const newsTypes = vocabulary(NEWS_TYPES, {
	meldung: ['Meldung', 'Neuigkeit', 'News', 'newspaper'],
	aufruf: ['Aufruf', 'Wir bitten um Hilfe', 'Call', 'megaphone'],
	erfolg: ['Das hat geklappt', 'Das hat gut geklappt', 'Success story', 'trophy'],
	presse: ['Pressemitteilung', 'Text für die Zeitung', 'Press release', 'newspaper'],
	foerderung: ['Förderung & Ausschreibung', 'Hier gibt es Geld', 'Funding & tenders', 'hand-coins'],
	danke: ['Danke', 'Danke', 'Thank you', 'heart'],
	'hinweis-der-stadt': [
		'Hinweis der Stadt',
		'Nachricht von der Stadt',
		'Notice from the city',
		'landmark',
	],
	ergebnis: [
		'Ergebnis & Protokoll',
		'Das ist dabei herausgekommen',
		'Result & minutes',
		'clipboard-check',
	],
});

export const eventTypes = vocabulary(EVENT_TYPES, {
	'fest-markt': ['Fest & Markt', 'Fest oder Markt', 'Festival & market', 'party-popper'],
	'konzert-buehne': ['Konzert & Bühne', 'Konzert oder Theater', 'Concert & stage', 'music'],
	'kurs-workshop': ['Kurs & Workshop', 'Kurs', 'Course & workshop', 'graduation-cap'],
	treff: ['Treff & Stammtisch', 'Treffen', 'Meet-up', 'coffee'],
	'sport-training': ['Sport & Training', 'Sport', 'Sport & training', 'dumbbell'],
	fuehrung: ['Führung', 'Führung', 'Guided tour', 'map'],
	mitgliederversammlung: [
		'Mitgliederversammlung',
		'Treffen der Mitglieder',
		'General meeting',
		'users',
	],
	infoabend: ['Infoabend', 'Abend mit Infos', 'Information evening', 'info'],
	aktionstag: ['Aktionstag', 'Tag zum Mitmachen', 'Day of action', 'sparkles'],
	beteiligung: ['Beteiligung & Dialog', 'Mitreden', 'Participation & dialogue', 'messages-square'],
	online: ['Online-Termin', 'Treffen im Internet', 'Online event', 'monitor'],
	fortbildung: [
		'Fortbildung für Engagierte',
		'Kurs für Helfer',
		'Training for volunteers',
		'book-open',
	],
});

export const registrations = vocabulary(REGISTRATIONS, {
	keine: ['Ohne Anmeldung', 'Sie kommen einfach', 'No registration', 'door-open'],
	mail: ['Anmeldung per E-Mail', 'Sie schreiben vorher eine E-Mail', 'Register by e-mail', 'mail'],
	telefon: ['Anmeldung am Telefon', 'Sie rufen vorher an', 'Register by phone', 'phone'],
	web: ['Anmeldung im Internet', 'Sie melden sich im Internet an', 'Register on the web', 'link'],
});

export const recordSources = vocabulary(RECORD_SOURCES, {
	own: ['Vom Verein eingetragen', 'Der Verein hat das geschrieben', 'Entered by the club'],
	stadt: ['Von der Stadt eingetragen', 'Die Stadt hat das geschrieben', 'Entered by the city'],
	import: ['Automatisch übernommen', 'Das kommt von einer anderen Seite', 'Imported'],
	demo: ['Demo – erfundene Angaben', 'Das ist nur ein Beispiel', 'Demo – invented data'],
});

export const licences = vocabulary(LICENCES, {
	'cc-by-4.0': ['CC BY 4.0', 'Jeder darf es nutzen und muss den Namen nennen', 'CC BY 4.0'],
	'cc0-1.0': ['CC0 1.0', 'Jeder darf es nutzen', 'CC0 1.0'],
	'dl-de-by-2.0': [
		'Datenlizenz Deutschland – Namensnennung 2.0',
		'Jeder darf es nutzen und muss den Namen nennen',
		'Data licence Germany – attribution 2.0',
	],
	'dl-de-zero-2.0': [
		'Datenlizenz Deutschland – Zero 2.0',
		'Jeder darf es nutzen',
		'Data licence Germany – zero 2.0',
	],
	keine: ['Keine freie Lizenz', 'Nur mit Erlaubnis', 'No open licence'],
});
