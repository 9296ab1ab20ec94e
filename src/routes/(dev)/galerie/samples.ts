import { onceBlock } from '$lib/components/base/date-block';
import type { ClubCardData } from '$lib/components/club/club-card';
import type { EventCardData } from '$lib/components/event/event-card';
import type { NeedCardData } from '$lib/components/need/need-card';
import type { NewsCardData } from '$lib/components/news/news-card';

// Invented entries: every club, street and person here is made up.

export const needs: NeedCardData[] = [
	{
		href: '#huehnerstall',
		title: 'Hühnerstall streichen',
		by: 'Hof Kiebitzwiese',
		family: 'umwelt',
		familyLabel: 'Umwelt & Tiere',
		date: onceBlock('2026-11-28', 'de'),
		when: '10–13 Uhr · 3 Std.',
		where: 'St. Jürgen · 12 Min. zu Fuß',
		way: 'walk',
		facts: [
			{ icon: 'places', text: '4 Plätze frei', tone: 'good' },
			{ icon: 'together', text: 'zu zweit' },
		],
	},
	{
		href: '#noten',
		title: 'Noten sortieren und zuhören',
		by: 'Chor Achterdeck',
		family: 'kultur',
		familyLabel: 'Kultur & Musik',
		date: onceBlock('2026-11-28', 'de'),
		when: '15–17 Uhr · 2 Std.',
		where: 'Altstadt · 9 Min. mit dem Rad',
		way: 'bike',
		facts: [
			{ icon: 'places', text: '2 Plätze frei', tone: 'good' },
			{ icon: 'language', text: 'wenig Deutsch' },
		],
	},
	{
		href: '#tiere',
		title: 'Tiere füttern vor der Arbeit',
		by: 'Regelmäßig',
		family: 'umwelt',
		familyLabel: 'Umwelt & Tiere',
		date: { kind: 'regular', weekday: 'Di', time: '7 Uhr' },
		when: 'Jede Woche · 1 Std.',
		where: 'St. Jürgen · 12 Min. zu Fuß',
		way: 'walk',
		facts: [
			{ icon: 'help', text: '2 gesucht' },
			{ icon: 'taster', text: 'Schnuppern' },
		],
	},
	{
		href: '#raeder',
		title: 'Fahrräder reparieren, auch ohne Vorwissen',
		by: 'Radwerkstatt Speichenreich',
		family: 'soziales',
		familyLabel: 'Soziales & Nachbarschaft',
		date: { kind: 'flexible' },
		when: 'Wann du kannst · ab 2 Std.',
		where: 'Buntekuh · 11 Min. mit dem Rad',
		way: 'bike',
		facts: [{ icon: 'paused', text: 'Pause bis 6. Januar', tone: 'warn' }],
	},
	{
		href: '#boote',
		title: 'Boote winterfest machen',
		by: 'Strandrettung Seehase',
		family: 'rettung',
		familyLabel: 'Rettung & Katastrophenschutz',
		date: onceBlock('2026-11-29', 'de'),
		when: '11–14 Uhr · 3 Std.',
		where: 'Travemünde · Bus, 22 Min.',
		way: 'bus',
		facts: [{ icon: 'cancelled', text: 'Abgesagt – Sturmwarnung', tone: 'bad' }],
		off: true,
	},
	{
		href: '#vorlesen',
		title: 'Donaudampfschifffahrtsgesellschaftsgeschichten vorlesen',
		by: 'Nachbarschaftshilfeverein Falkenfeld-Vorwerk e. V.',
		family: 'bildung',
		familyLabel: 'Bildung & Kinder',
		date: onceBlock('2027-03-03', 'de'),
		when: '16.30–17.30 Uhr · 1 Std.',
		where: 'Online',
		way: 'online',
		facts: [
			{ icon: 'access', text: 'stufenlos' },
			{ icon: 'children', text: 'mit Kindern' },
		],
	},
];

export const events: EventCardData[] = [
	{
		href: '#hofnachmittag',
		title: 'Offener Hofnachmittag',
		family: 'umwelt',
		familyLabel: 'Umwelt & Tiere',
		date: onceBlock('2026-11-26', 'de'),
		when: '15–17 Uhr · jeden Donnerstag',
		where: 'Kiebitzweg 4',
		facts: [
			{ icon: 'access', text: 'stufenlos' },
			{ icon: 'children', text: 'mit Kindern' },
		],
	},
	{
		href: '#advent',
		title: 'Adventssingen an der Obertrave',
		by: 'Chor Achterdeck',
		family: 'kultur',
		familyLabel: 'Kultur & Musik',
		date: onceBlock('2026-12-06', 'de'),
		when: '17 Uhr',
		where: 'Altstadt',
		facts: [{ icon: 'free', text: 'Eintritt frei' }],
	},
];

export const clubs: ClubCardData[] = [
	{
		href: '#hof',
		name: 'Hof Kiebitzwiese',
		kind: 'Verein · St. Jürgen',
		family: 'umwelt',
		claim:
			'Ein kleiner Hof mitten in der Stadt. Hier versorgen Kinder und Erwachsene zusammen Tiere und Garten.',
		facts: [{ icon: 'help', text: '2 Mal Hilfe gesucht', tone: 'good' }],
		verified: 'Bestätigt von der Stadt Lübeck',
	},
	{ href: '#lauf', name: 'Laufgruppe Wallrunde', kind: 'Gruppe · Altstadt', family: 'sport' },
	{
		href: '#tee',
		name: 'Sprachcafé Tee & Klönschnack',
		kind: 'Initiative · St. Lorenz Nord',
		family: 'ankommen',
		claim: 'Wir üben Deutsch bei Tee und Keksen.',
	},
];

export const news: NewsCardData[] = [
	{
		href: '#stall',
		title: 'Der Stall bekommt Farbe',
		club: 'Hof Kiebitzwiese',
		day: 'Mo, 23. Nov.',
		iso: '2026-11-23',
		family: 'umwelt',
		teaser:
			'Die erste Wand ist fertig. Am Samstag kommt der Rest dran, und wir brauchen noch vier Leute mit Pinsel.',
	},
	{
		href: '#elf',
		title: 'Elf Räder fahren wieder',
		club: 'Radwerkstatt Speichenreich',
		day: 'So, 22. Nov.',
		iso: '2026-11-22',
		family: 'soziales',
	},
	{
		href: '#singen',
		title: 'Wir singen am 2. Advent',
		club: 'Chor Achterdeck',
		day: 'Fr, 20. Nov.',
		iso: '2026-11-20',
		family: 'kultur',
	},
];
