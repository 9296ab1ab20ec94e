import { FAMILIES, TOPICS, type Family, type Topic } from './keys';
import { vocabulary } from './term';

export const families = vocabulary(FAMILIES, {
	soziales: [
		'Soziales & Nachbarschaft',
		'Menschen helfen',
		'Community & neighbourhood',
		'heart-handshake',
	],
	bildung: ['Bildung & Kinder', 'Lernen und Kinder', 'Education & children', 'book-open'],
	sport: ['Sport & Bewegung', 'Sport machen', 'Sport & movement', 'trophy'],
	ankommen: ['Ankommen & Sprache', 'Neu in der Stadt', 'Arriving & language', 'languages'],
	kultur: ['Kultur & Musik', 'Musik, Kunst und Geschichte', 'Culture & music', 'music'],
	rettung: [
		'Rettung & Katastrophenschutz',
		'Menschen retten',
		'Rescue & civil protection',
		'life-buoy',
	],
	umwelt: ['Umwelt & Tiere', 'Natur und Tiere', 'Environment & animals', 'leaf'],
	gesundheit: [
		'Gesundheit & Alter',
		'Gesund sein und älter werden',
		'Health & ageing',
		'heart-pulse',
	],
});

const INK = '#1E2328';
const WHITE = '#FFFFFF';

/** Fills were chosen together to stay apart with every kind of colour vision: change none alone. */
export const FAMILY_COLOURS: Readonly<Record<Family, { fill: string; icon: string }>> = {
	soziales: { fill: '#8A156F', icon: WHITE },
	bildung: { fill: '#E5B962', icon: INK },
	sport: { fill: '#335AB7', icon: WHITE },
	ankommen: { fill: '#7CDDD5', icon: INK },
	kultur: { fill: '#B983E9', icon: INK },
	rettung: { fill: '#A25D57', icon: WHITE },
	umwelt: { fill: '#03510A', icon: WHITE },
	gesundheit: { fill: '#292730', icon: WHITE },
};

/** The ring that parts a pin from the map, on the light and on the dark map. */
export const PIN_RING = { light: INK, dark: '#F1EEE8' } as const;

export const topics = vocabulary(TOPICS, {
	nachbarschaft: ['Nachbarschaft & Stadtteil', 'Nachbarn helfen sich', 'Neighbourhood', 'house'],
	'armut-wohnen': [
		'Armut & Wohnungslosigkeit',
		'Menschen mit wenig Geld oder ohne Wohnung',
		'Poverty & homelessness',
		'hand-coins',
	],
	familie: ['Familie', 'Familien', 'Family', 'baby'],
	geselligkeit: ['Freizeit & Geselligkeit', 'Zusammen Spaß haben', 'Leisure & company', 'coffee'],
	'kirche-religion': ['Kirche & Religion', 'Kirche und Glauben', 'Church & religion', 'church'],
	gleichstellung: [
		'Gleichstellung & LSBTIQ',
		'Gleiche Rechte für alle',
		'Equality & LGBTIQ',
		'equal',
	],
	demokratie: [
		'Demokratie & Beteiligung',
		'In der Stadt mitreden',
		'Democracy & participation',
		'vote',
	],
	'kinder-jugend': ['Kinder & Jugend', 'Kinder und Jugendliche', 'Children & youth', 'toy-brick'],
	bildung: ['Bildung & Lernen', 'Lernen', 'Education & learning', 'book-open'],
	'beruf-mentoring': [
		'Beruf & Mentoring',
		'Hilfe bei Arbeit und Beruf',
		'Work & mentoring',
		'briefcase',
	],
	'digitales-technik': [
		'Digitales & Technik',
		'Computer, Handy und Technik',
		'Digital & technology',
		'laptop',
	],
	sport: ['Sport & Bewegung', 'Sport machen', 'Sport & movement', 'trophy'],
	'wasser-hafen': ['Wasser & Hafen', 'Boote, Hafen und Wasser', 'Water & harbour', 'sailboat'],
	migration: [
		'Migration & Integration',
		'Menschen, die neu hier leben',
		'Migration & integration',
		'languages',
	],
	'eine-welt': [
		'Eine Welt & Menschenrechte',
		'Hilfe für Menschen auf der ganzen Welt',
		'One world & human rights',
		'globe',
	],
	'kultur-musik': ['Kultur & Musik', 'Musik, Theater und Kunst', 'Culture & music', 'music'],
	'heimat-denkmal': [
		'Heimat, Denkmal & Welterbe',
		'Alte Häuser und Geschichte',
		'Local history & heritage',
		'landmark',
	],
	rettung: [
		'Rettung, Feuerwehr & Katastrophenschutz',
		'Feuerwehr und Rettung',
		'Rescue, fire brigade & civil protection',
		'life-buoy',
	],
	'umwelt-klima': [
		'Umwelt, Klima & Natur',
		'Natur schützen',
		'Environment, climate & nature',
		'leaf',
	],
	tierschutz: ['Tierschutz', 'Tieren helfen', 'Animal welfare', 'paw-print'],
	aeltere: ['Ältere Menschen', 'Ältere Menschen', 'Older people', 'armchair'],
	'gesundheit-selbsthilfe': [
		'Pflege, Gesundheit & Selbsthilfe',
		'Gesundheit und Pflege',
		'Care, health & self-help',
		'heart-pulse',
	],
	'hospiz-trauer': ['Hospiz & Trauer', 'Sterben und Trauer', 'Hospice & grief', 'flower-2'],
	inklusion: [
		'Inklusion & Behinderung',
		'Menschen mit und ohne Behinderung',
		'Inclusion & disability',
		'accessibility',
	],
});

export const TOPIC_FAMILY: Readonly<Record<Topic, Family>> = {
	nachbarschaft: 'soziales',
	'armut-wohnen': 'soziales',
	familie: 'soziales',
	geselligkeit: 'soziales',
	'kirche-religion': 'soziales',
	gleichstellung: 'soziales',
	demokratie: 'soziales',
	'kinder-jugend': 'bildung',
	bildung: 'bildung',
	'beruf-mentoring': 'bildung',
	'digitales-technik': 'bildung',
	sport: 'sport',
	'wasser-hafen': 'sport',
	migration: 'ankommen',
	'eine-welt': 'ankommen',
	'kultur-musik': 'kultur',
	'heimat-denkmal': 'kultur',
	rettung: 'rettung',
	'umwelt-klima': 'umwelt',
	tierschutz: 'umwelt',
	aeltere: 'gesundheit',
	'gesundheit-selbsthilfe': 'gesundheit',
	'hospiz-trauer': 'gesundheit',
	inklusion: 'gesundheit',
};

export const topicsOf = (family: Family): Topic[] =>
	TOPICS.filter((topic) => TOPIC_FAMILY[topic] === family);

export const isTopic = (text: string): text is Topic =>
	(TOPICS as readonly string[]).includes(text);
