import type { LegalTexts } from '../city';
import { owner } from './contacts';

export const legal: LegalTexts = {
	invented: true,
	inventedNote: 'Demo – erfundene Angaben',
	imprint: {
		publisher: 'Hansestadt Lübeck',
		representedBy: 'Die Bürgermeisterin oder der Bürgermeister',
		address: owner.address,
		phone: owner.phone,
		mail: 'impressum@luebeck.example',
		supervisedBy: 'Ministerium für Inneres des Landes Schleswig-Holstein',
		editor: 'Stabsstelle Migration und Ehrenamt',
	},
	privacy: {
		controller: 'Hansestadt Lübeck, Stabsstelle Migration und Ehrenamt',
		officer: { name: 'Behördlicher Datenschutz', mail: 'datenschutz@luebeck.example' },
		authority: {
			name: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein, Kiel',
			mail: 'aufsicht@datenschutz-sh.example',
			web: 'https://datenschutz-sh.example',
		},
		law: 'Landesdatenschutzgesetz Schleswig-Holstein',
	},
	accessibility: {
		contact: {
			name: 'Stabsstelle Migration und Ehrenamt',
			mail: 'barrierefreiheit@luebeck.example',
			phone: '030 23125 101',
		},
		law: 'Landesbehindertengleichstellungsgesetz Schleswig-Holstein (§§ 11 bis 17)',
		answerWithinDays: 30,
		enforcement: {
			name: 'Beschwerdestelle für barrierefreie Informationstechnik bei der Landesbeauftragten oder dem Landesbeauftragten für Menschen mit Behinderungen',
			mail: 'beschwerdestelle@barrierefreiheit-sh.example',
			web: 'https://barrierefreiheit-sh.example',
		},
	},
	hosting: {
		provider: 'Rechenzentrum Beispiel',
		place: 'Deutschland',
		processing: 'Vertrag zur Auftragsverarbeitung nach Artikel 28 DSGVO',
	},
	contentNotices: {
		mail: 'meldungen@luebeck.example',
		languages: ['de', 'en'],
		coordinator: 'Bundesnetzagentur (Koordinierungsstelle für digitale Dienste)',
	},
};
