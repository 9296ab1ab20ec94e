// What makes the product the product of one city. One folder each; nothing of it is a constant elsewhere.
// How to add one: docs/new-city.md.

export interface Point {
	lat: number;
	lon: number;
}

/** Longitude first, as in GeoJSON. */
export type Position = readonly [lon: number, lat: number];

/** Closed: the first position stands again at the end. */
export type Ring = readonly Position[];

export interface Bounds {
	west: number;
	south: number;
	east: number;
	north: number;
}

export interface District {
	/** Stands in the database and in addresses: never renamed. */
	key: string;
	label: string;
	centre: Point;
	/** Drawn by hand: good enough to place an address, not to settle a dispute about a fence. */
	area: Ring;
	postcodes: readonly string[];
	/** Nearest first; a landing page with too few entries borrows from them in this order. */
	neighbours: readonly string[];
	/** Smaller official parts, as people write them in an address. */
	parts: readonly { label: string; centre: Point }[];
	/** What people type for it. */
	aliases: readonly string[];
}

export interface Postcode {
	code: string;
	centre: Point;
	/** Where most of its addresses lie. */
	district: string;
}

/** A municipality around the city, for clubs that are at home there. */
export interface Commune {
	key: string;
	label: string;
	county: string;
	centre: Point;
	postcodes: readonly string[];
	aliases: readonly string[];
}

export interface PostalAddress {
	street: string;
	postcode: string;
	town: string;
}

export interface OpeningHours {
	days: readonly ('mo' | 'di' | 'mi' | 'do' | 'fr' | 'sa' | 'so')[];
	from: string;
	to: string;
}

/** An office that people can reach: never a person. */
export interface ContactPoint {
	name: string;
	/** The body it belongs to. */
	body: string;
	address: PostalAddress;
	/** As it is shown; a link strips the spaces. */
	phone: string;
	mail: string;
	web?: string;
	hours: readonly OpeningHours[];
	languages: readonly string[];
	/** People may come without an appointment. */
	walkIn: boolean;
}

export interface Authority {
	name: string;
	address?: PostalAddress;
	mail: string;
	web: string;
}

/** What the law asks a city to publish. The city fills it in; until then it says that it is invented. */
export interface LegalTexts {
	/** Set to false once the city has put its own details into contacts and legal texts. */
	invented: boolean;
	/** Shown wherever invented details are shown. */
	inventedNote: string;
	imprint: {
		publisher: string;
		/** By office, not by name, as long as it is invented. */
		representedBy: string;
		address: PostalAddress;
		phone: string;
		mail: string;
		vatId?: string;
		supervisedBy: string;
		/** Responsible for editorial content (§ 18 MStV). */
		editor: string;
	};
	privacy: {
		controller: string;
		officer: { name: string; mail: string };
		authority: Authority;
		/** The state's law beside the GDPR. */
		law: string;
	};
	accessibility: {
		contact: { name: string; mail: string; phone: string };
		law: string;
		/** Within so many days a report is answered. */
		answerWithinDays: number;
		enforcement: Authority;
	};
	hosting: { provider: string; place: string; processing: string };
	/** Contact points of articles 11 and 12 of the Digital Services Act. */
	contentNotices: { mail: string; languages: readonly string[]; coordinator: string };
}

/** Colour tokens of the city; what is not named keeps the product's own colour. */
export interface Brand {
	light: Readonly<Record<`--${string}`, string>>;
	dark: Readonly<Record<`--${string}`, string>>;
}

export interface TimetableSource {
	label: string;
	url: string;
}

export interface City {
	key: string;
	/** The product's name on screen. */
	product: string;
	/** The city's name as people say it: "Lübeck". */
	name: string;
	/** The forms a sentence needs. Nothing is put together from `name`: grammar differs between cities. */
	phrases: {
		/** "in Lübeck" */
		in: string;
		/** "Lübecker", as in "Lübecker Vereine" */
		adjective: string;
	};
	/** The city with what lies around it, as a place name for a map or a feed. */
	region: string;
	state: string;
	country: 'DE';
	timeZone: string;
	/** Languages of the interface that this city offers, the first one is the default. */
	languages: readonly ('de' | 'en')[];
	owner: ContactPoint;
	/** The agency that advises volunteers together with the city. */
	agency: ContactPoint;
	/** Where the report of a barrier goes when nothing else is set. */
	feedbackMail: string;
	legal: LegalTexts;
	brand: Brand;
	districts: readonly District[];
	postcodes: readonly Postcode[];
	surroundings: readonly Commune[];
	map: {
		centre: Point;
		/** City and surroundings: the map shows no more, and the geocoder accepts nothing beyond. */
		bounds: Bounds;
		zoom: number;
		minZoom: number;
		maxZoom: number;
	};
	/** Bus lines and minutes are shown only where a city has a source for them. */
	timetable?: TimetableSource;
}
