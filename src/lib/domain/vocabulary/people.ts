import { ACCESS_SUPPORTS, AUDIENCES, GERMAN_LEVELS, LANGUAGES } from './keys';
import { vocabulary } from './term';

// Whom it is for, and what people need so that it works for them.

export const audiences = vocabulary(AUDIENCES, {
	alle: ['Alle', 'Alle Menschen', 'Everyone', 'users'],
	kinder: ['Kinder', 'Kinder', 'Children', 'toy-brick'],
	jugendliche: ['Jugendliche', 'Jugendliche', 'Young people', 'backpack'],
	familien: ['Familien & Eltern', 'Familien und Eltern', 'Families & parents', 'baby'],
	alleinerziehende: [
		'Alleinerziehende',
		'Mütter oder Väter allein mit Kind',
		'Single parents',
		'user-round',
	],
	aeltere: ['Ältere Menschen', 'Ältere Menschen', 'Older people', 'armchair'],
	demenz: ['Menschen mit Demenz', 'Menschen, die viel vergessen', 'People with dementia', 'brain'],
	kranke: ['Kranke Menschen', 'Kranke Menschen', 'People who are ill', 'heart-pulse'],
	behinderung: [
		'Menschen mit Behinderung',
		'Menschen mit Behinderung',
		'Disabled people',
		'accessibility',
	],
	gefluechtete: [
		'Geflüchtete & Neuzugewanderte',
		'Menschen, die neu in Deutschland sind',
		'Refugees & newcomers',
		'languages',
	],
	armut: ['Menschen in Armut', 'Menschen mit wenig Geld', 'People in poverty', 'hand-coins'],
	wohnungslose: ['Wohnungslose Menschen', 'Menschen ohne Wohnung', 'Homeless people', 'house'],
	straffaellige: [
		'Straffällige & ihre Familien',
		'Menschen im Gefängnis und ihre Familien',
		'Offenders & their families',
		'scale',
	],
	frauen: ['Frauen', 'Frauen', 'Women', 'user-round'],
	maenner: ['Männer', 'Männer', 'Men', 'user-round'],
	lsbtiq: ['LSBTIQ', 'Lesbische, schwule, trans und andere queere Menschen', 'LGBTIQ', 'rainbow'],
	trauernde: [
		'Sterbende & Trauernde',
		'Menschen, die sterben oder trauern',
		'The dying & the bereaved',
		'flower-2',
	],
	'tiere-natur': ['Tiere & Natur', 'Tiere und Natur', 'Animals & nature', 'leaf'],
});

export const accessSupports = vocabulary(ACCESS_SUPPORTS, {
	stufenlos: ['Stufenlos erreichbar', 'Es gibt keine Stufen', 'Step-free access', 'accessibility'],
	'rollstuhl-wc': [
		'Rollstuhl-WC',
		'Toilette für Menschen im Rollstuhl',
		'Wheelchair toilet',
		'toilet',
	],
	aufzug: ['Aufzug', 'Es gibt einen Aufzug', 'Lift', 'arrow-up-down'],
	induktion: ['Induktionsschleife', 'Technik für Hörgeräte', 'Hearing loop', 'ear'],
	dgs: ['Gebärdensprache', 'Wir können Gebärdensprache', 'German Sign Language', 'hand'],
	'leichte-sprache': [
		'Leichte Sprache',
		'Wir sprechen in Leichter Sprache',
		'Easy language',
		'message-circle',
	],
	blindengerecht: [
		'Für blinde Menschen geeignet',
		'Gut für blinde Menschen',
		'Suitable for blind people',
		'eye-off',
	],
	'ruhiger-ort': ['Ruhiger Ort', 'Der Ort ist leise', 'Quiet place', 'volume-x'],
	'assistenz-willkommen': [
		'Begleitperson willkommen',
		'Sie können eine Person mitbringen',
		'Companion welcome',
		'users',
	],
	assistenzhund: [
		'Assistenzhund willkommen',
		'Ihr Hilfs-Hund darf mit',
		'Assistance dog welcome',
		'dog',
	],
	pausen: ['Pausen jederzeit', 'Sie können immer Pause machen', 'Breaks at any time', 'coffee'],
	'aufgabe-anpassbar': [
		'Aufgabe lässt sich anpassen',
		'Wir passen die Aufgabe für Sie an',
		'Task can be adapted',
		'sliders-horizontal',
	],
	'geraet-gestellt': [
		'Gerät wird gestellt',
		'Sie bekommen ein Gerät von uns',
		'Equipment provided',
		'laptop',
	],
});

export const languages = vocabulary(LANGUAGES, {
	de: ['Deutsch', 'Deutsch', 'German'],
	en: ['Englisch', 'Englisch', 'English'],
	tr: ['Türkisch', 'Türkisch', 'Turkish'],
	uk: ['Ukrainisch', 'Ukrainisch', 'Ukrainian'],
	ru: ['Russisch', 'Russisch', 'Russian'],
	ar: ['Arabisch', 'Arabisch', 'Arabic'],
	pl: ['Polnisch', 'Polnisch', 'Polish'],
	fa: ['Persisch (Farsi, Dari)', 'Persisch', 'Persian (Farsi, Dari)'],
	ku: ['Kurdisch', 'Kurdisch', 'Kurdish'],
	es: ['Spanisch', 'Spanisch', 'Spanish'],
	fr: ['Französisch', 'Französisch', 'French'],
	nds: ['Plattdeutsch', 'Platt-Deutsch', 'Low German'],
	dgs: ['Deutsche Gebärdensprache', 'Gebärden-Sprache', 'German Sign Language'],
});

export const germanLevels = vocabulary(GERMAN_LEVELS, {
	kein: [
		'Kein Deutsch nötig',
		'Sie brauchen kein Deutsch',
		'No German needed',
		'message-circle-off',
	],
	etwas: ['Etwas Deutsch', 'Ein wenig Deutsch reicht', 'Some German', 'message-circle'],
	gut: ['Gutes Deutsch', 'Sie sprechen gut Deutsch', 'Good German', 'messages-square'],
});
