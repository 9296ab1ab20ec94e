import type {
	AccessSupport,
	Activity,
	Audience,
	Daytime,
	Effort,
	EventType,
	GermanLevel,
	Language,
	LegalForm,
	NeedKind,
	NewsType,
	PlaceMode,
	Registration,
	Requirement,
	Reward,
	Topic,
	Weekday,
} from '../../../src/lib/domain/vocabulary/keys';

// The demo city is written by hand as dossiers: one per club, with what it needs, plans and tells.
// Days are relative to the day of seeding, so that the city is alive whenever it is looked at.

/** Key of a district of the dossier's own city; a test holds that it exists. */
export type District = string;

/** A house that several clubs share. */
export interface Venue {
	key: string;
	name: string;
	street: string;
	plz: string;
	district: District;
	stepFree: boolean;
}

export interface DemoCity {
	/** Folder of the city under src/lib/city. */
	city: string;
	town: string;
	/** What a club that asks for another name adds to it. */
	newNameEnding: string;
	venues: readonly Venue[];
	clubs: readonly ClubDossier[];
}

export interface NeedDossier {
	title: string;
	/** First sentence works as the summary on a card. */
	text: string;
	kind: NeedKind;
	effort: Effort;
	/** Hours per time, week or month, as `effort` says. */
	hours?: number;
	activities: Activity[];
	audiences?: Audience[];
	topics?: Topic[];
	/** A fixed date: so many days from today, wall-clock time. Else `days`/`times`, or neither: flexible. */
	inDays?: number;
	from?: string;
	to?: string;
	days?: Weekday[];
	times?: Daytime[];
	mode?: PlaceMode;
	/** Only where it is not the club's own place. */
	district?: District;
	venue?: string;
	helpers?: number;
	german?: GermanLevel;
	minAge?: number;
	maxAge?: number;
	forTwo?: boolean;
	withChildren?: boolean;
	access?: AccessSupport[];
	requires?: Requirement[];
	rewards?: Reward[];
	insured?: boolean;
	urgent?: boolean;
	/** Default: open. */
	state?:
		| 'open'
		| 'draft'
		| 'waiting'
		| 'query'
		| 'rejected'
		| 'paused'
		| 'full'
		| 'done'
		| 'expired'
		| 'withdrawn';
}

export interface EventDossier {
	title: string;
	text: string;
	type: EventType;
	/** Days from today of the (first) date; negative is past. For a rule the seeder moves it to the rule's first day. */
	inDays: number;
	from: string;
	minutes: number;
	/** RFC 5545 rule without DTSTART, for example FREQ=WEEKLY;BYDAY=TU or FREQ=MONTHLY;BYDAY=1SA */
	rule?: string;
	/** Every how many weeks one date of the rule is left out (holiday), if at all. */
	skips?: number;
	topics?: Topic[];
	audiences?: Audience[];
	district?: District;
	venue?: string;
	online?: boolean;
	price?: string;
	registration?: Registration;
	capacity?: number;
	languages?: Language[];
	access?: AccessSupport[];
	/** Default: planned. */
	state?: 'planned' | 'draft' | 'waiting' | 'rejected' | 'cancelled' | 'moved' | 'full';
	/** Why it is cancelled or moved, said kindly. */
	reason?: string;
}

export interface NewsDossier {
	title: string;
	text: string;
	type: NewsType;
	daysAgo: number;
	/** Default: published. */
	state?: 'published' | 'draft' | 'waiting' | 'query' | 'rejected' | 'withdrawn';
}

export interface ClubDossier {
	/** Unique in the city, lower case, ASCII, hyphens. */
	key: string;
	name: string;
	aliases?: string[];
	form: LegalForm;
	/** The most important topic first; 1 to 3. */
	topics: Topic[];
	audiences: Audience[];
	activities: Activity[];
	/** One sentence, at most 140 characters. May be left out by one club in twenty. */
	sentence?: string;
	/** Paragraphs divided by an empty line; may be left out (one sentence must do for some). */
	about?: string;
	district: District;
	/**
	 * none: no fixed place · venue: in a house several share (see VENUES) · street: own address.
	 * Addresses are public places or house numbers that do not exist.
	 */
	place:
		| { kind: 'none' }
		| { kind: 'venue'; venue: string }
		| { kind: 'street'; street: string; plz: string };
	since?: number;
	members?: 'klein' | 'mittel' | 'gross';
	meets?: string;
	languages?: Language[];
	access?: AccessSupport[];
	/** First name and initial, for example "Ayşe K."; invented. Left out: nobody is named in public. */
	person?: string;
	role?: string;
	phone?: boolean;
	mail?: boolean;
	web?: boolean;
	/** key of the federation or club it belongs to */
	parent?: string;
	/** Default: verified. */
	state?:
		| 'verified'
		| 'approved'
		| 'waiting'
		| 'draft'
		| 'query'
		| 'rejected'
		| 'paused'
		| 'blocked'
		| 'archived';
	/** Nobody runs this entry yet: it came from a list of the city. */
	unclaimed?: boolean;
	/** The list knew a mailbox of it: who reads that takes the entry over by a code, without waiting. */
	mailOnList?: boolean;
	/** Months since somebody last confirmed the entry; default 0 to 5. */
	stale?: number;
	needs?: NeedDossier[];
	events?: EventDossier[];
	news?: NewsDossier[];
}
