import type { LegalTexts } from '../city';
import { owner } from './contacts';

export const legal: LegalTexts = {
	invented: true,
	inventedNote: 'Demo – erfundene Angaben',
	imprint: {
		publisher: 'Stadt Bamberg',
		representedBy: 'Die Oberbürgermeisterin oder der Oberbürgermeister',
		address: owner.address,
		phone: owner.phone,
		mail: 'impressum@bamberg.example',
		supervisedBy: 'Regierung von Oberfranken',
		editor: 'Fachstelle Bürgerschaftliches Engagement',
	},
	privacy: {
		controller: 'Stadt Bamberg, Fachstelle Bürgerschaftliches Engagement',
		officer: { name: 'Behördlicher Datenschutz', mail: 'datenschutz@bamberg.example' },
		authority: {
			name: 'Der Bayerische Landesbeauftragte für den Datenschutz, München',
			mail: 'aufsicht@datenschutz-bayern.example',
			web: 'https://datenschutz-bayern.example',
		},
		law: 'Bayerisches Datenschutzgesetz',
	},
	accessibility: {
		contact: {
			name: 'Fachstelle Bürgerschaftliches Engagement',
			mail: 'barrierefreiheit@bamberg.example',
			phone: '089 99998 101',
		},
		law: 'Bayerisches Behindertengleichstellungsgesetz und Bayerische E-Government-Verordnung',
		answerWithinDays: 30,
		enforcement: {
			name: 'Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik in Bayern',
			mail: 'durchsetzung@barrierefreiheit-bayern.example',
			web: 'https://barrierefreiheit-bayern.example',
		},
	},
	hosting: {
		provider: 'Rechenzentrum Beispiel',
		place: 'Deutschland',
		processing: 'Vertrag zur Auftragsverarbeitung nach Artikel 28 DSGVO',
	},
	contentNotices: {
		mail: 'meldungen@bamberg.example',
		languages: ['de', 'en'],
		coordinator: 'Bundesnetzagentur (Koordinierungsstelle für digitale Dienste)',
	},
};
