// Stable keys. They stand in the database, in addresses and in exports: never rename one, only add.

export const FAMILIES = [
	'soziales',
	'bildung',
	'sport',
	'ankommen',
	'kultur',
	'rettung',
	'umwelt',
	'gesundheit',
] as const;
export type Family = (typeof FAMILIES)[number];

export const TOPICS = [
	'nachbarschaft',
	'armut-wohnen',
	'familie',
	'geselligkeit',
	'kirche-religion',
	'gleichstellung',
	'demokratie',
	'kinder-jugend',
	'bildung',
	'beruf-mentoring',
	'digitales-technik',
	'sport',
	'wasser-hafen',
	'migration',
	'eine-welt',
	'kultur-musik',
	'heimat-denkmal',
	'rettung',
	'umwelt-klima',
	'tierschutz',
	'aeltere',
	'gesundheit-selbsthilfe',
	'hospiz-trauer',
	'inklusion',
] as const;
export type Topic = (typeof TOPICS)[number];

export const AUDIENCES = [
	'alle',
	'kinder',
	'jugendliche',
	'familien',
	'alleinerziehende',
	'aeltere',
	'demenz',
	'kranke',
	'behinderung',
	'gefluechtete',
	'armut',
	'wohnungslose',
	'straffaellige',
	'frauen',
	'maenner',
	'lsbtiq',
	'trauernde',
	'tiere-natur',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const ACTIVITIES = [
	'begleiten',
	'betreuen',
	'beraten',
	'vorlesen-nachhilfe',
	'sprache',
	'patenschaft',
	'training',
	'gruppe-leiten',
	'veranstaltung',
	'fahrdienst',
	'handwerk',
	'garten-natur',
	'kochen',
	'sammeln-verteilen',
	'verkauf',
	'buero',
	'finanzen',
	'recht',
	'koordination',
	'oeffentlichkeit',
	'gestaltung',
	'it-web',
	'technik',
	'fundraising',
	'vorstand',
	'musik-kunst',
	'fuehrung',
	'retten',
	'tierpflege',
	'archiv',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export const LEGAL_FORMS = [
	'ev',
	'nicht-eingetragen',
	'initiative',
	'ggmbh',
	'stiftung',
	'kirche',
	'koerperschaft',
	'genossenschaft',
	'foerderverein',
	'verband',
	'selbsthilfe',
	'feuerwehr',
	'projekt',
	'unternehmen',
	'sonstige',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

export const NEED_KINDS = [
	'einmalig',
	'schnuppern',
	'projekt',
	'regelmaessig',
	'amt',
	'kompetenz',
	'online',
	'akut',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** How much time it takes; with `hours` beside it where the club says so. */
export const EFFORTS = [
	'bis-2-stunden',
	'halber-tag',
	'ganzer-tag',
	'mehrere-tage',
	'stunden-pro-woche',
	'stunden-pro-monat',
	'tage-pro-monat',
	'tage-im-jahr',
	'flexibel',
] as const;
export type Effort = (typeof EFFORTS)[number];

export const WEEKDAYS = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const DAYTIMES = ['vormittag', 'nachmittag', 'abend'] as const;
export type Daytime = (typeof DAYTIMES)[number];

export const PLACE_MODES = [
	'vor-ort',
	'hybrid',
	'online',
	'zuhause',
	'mehrere-orte',
	'ueberall',
] as const;
export type PlaceMode = (typeof PLACE_MODES)[number];

export const REQUIREMENTS = [
	'fuehrungszeugnis',
	'fuehrerschein-b',
	'erste-hilfe',
	'juleica',
	'schulung',
	'hygienebelehrung',
	'masernschutz',
	'schwimmabzeichen',
	'eigenes-fahrzeug',
	'eigener-laptop',
	'verschwiegenheit',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const REWARDS = [
	'fahrtkosten',
	'verpflegung',
	'aufwandsentschaedigung',
	'versicherung',
	'fortbildung',
	'nachweis',
	'ehrenamtskarte',
	'eintritt-frei',
	'begleitung',
] as const;
export type Reward = (typeof REWARDS)[number];

export const ACCESS_SUPPORTS = [
	'stufenlos',
	'rollstuhl-wc',
	'aufzug',
	'induktion',
	'dgs',
	'leichte-sprache',
	'blindengerecht',
	'ruhiger-ort',
	'assistenz-willkommen',
	'assistenzhund',
	'pausen',
	'aufgabe-anpassbar',
	'geraet-gestellt',
] as const;
export type AccessSupport = (typeof ACCESS_SUPPORTS)[number];

export const LANGUAGES = [
	'de',
	'en',
	'tr',
	'uk',
	'ru',
	'ar',
	'pl',
	'fa',
	'ku',
	'es',
	'fr',
	'nds',
	'dgs',
] as const;
export type Language = (typeof LANGUAGES)[number];

/** How much German a task asks for. */
export const GERMAN_LEVELS = ['kein', 'etwas', 'gut'] as const;
export type GermanLevel = (typeof GERMAN_LEVELS)[number];

export const NEWS_TYPES = [
	'meldung',
	'aufruf',
	'erfolg',
	'presse',
	'foerderung',
	'danke',
	'hinweis-der-stadt',
	'ergebnis',
] as const;
export type NewsType = (typeof NEWS_TYPES)[number];

export const EVENT_TYPES = [
	'fest-markt',
	'konzert-buehne',
	'kurs-workshop',
	'treff',
	'sport-training',
	'fuehrung',
	'mitgliederversammlung',
	'infoabend',
	'aktionstag',
	'beteiligung',
	'online',
	'fortbildung',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Why the coordination asked or said no; the sentence to the club is written around it. */
export const REVIEW_REASONS = [
	'unvollstaendig',
	'kontakt-fehlt',
	'unklar',
	'doppelt',
	'nicht-gemeinnuetzig',
	'werbung',
	'nicht-in-der-region',
	'bildrechte',
	'personendaten',
	'rechtswidrig',
	'anderes',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What a reader says is wrong. */
export const REPORT_REASONS = [
	'falsch',
	'veraltet',
	'kontakt-falsch',
	'doppelt',
	'werbung',
	'beleidigend',
	'rechtswidrig',
	'gefaehrlich',
	'personendaten',
	'anderes',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Why a volunteer took an enquiry back. */
export const WITHDRAWAL_REASONS = [
	'keine-antwort',
	'passt-nicht',
	'keine-zeit',
	'etwas-anderes-gefunden',
	'voraussetzung-fehlt',
	'anderes',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Why a club leaves. */
export const LEAVING_REASONS = ['aufgeloest', 'woanders', 'zu-viel-arbeit', 'anderes'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** Why a club says no to an enquiry. */
export const REFUSAL_REASONS = [
	'besetzt',
	'erledigt',
	'passt-nicht',
	'voraussetzung-fehlt',
	'anderes',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why an event does not take place or moves. */
export const CANCEL_REASONS = [
	'wetter',
	'krankheit',
	'zu-wenige',
	'ort-fehlt',
	'technik',
	'anderes',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** A place is an address, an area that is served, or nothing fixed. */
export const PLACE_KINDS = ['adresse', 'gebiet', 'ohne'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Where coordinates come from. */
export const PLACE_SOURCES = ['gazetteer', 'geocoder', 'hand', 'import'] as const;
export type PlaceSource = (typeof PLACE_SOURCES)[number];

/** How exact coordinates are, the best first. */
export const PLACE_ACCURACIES = [
	'house',
	'street',
	'district',
	'postcode',
	'commune',
	'city',
] as const;
export type PlaceAccuracy = (typeof PLACE_ACCURACIES)[number];

/** How one signs up for an event. */
export const REGISTRATIONS = ['keine', 'mail', 'telefon', 'web'] as const;
export type Registration = (typeof REGISTRATIONS)[number];

/** Where a record came from. */
export const RECORD_SOURCES = ['own', 'stadt', 'import', 'demo'] as const;
export type RecordSource = (typeof RECORD_SOURCES)[number];

/** Under what terms others may use a record. */
export const LICENCES = [
	'cc-by-4.0',
	'cc0-1.0',
	'dl-de-by-2.0',
	'dl-de-zero-2.0',
	'keine',
] as const;
export type Licence = (typeof LICENCES)[number];
