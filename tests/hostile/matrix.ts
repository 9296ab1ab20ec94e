/**
 * Who may do what by which address: every route behind the sign-in with each of its forms, by hand. A route or
 * form that is built and stands not here fails the test (matrix.test.ts).
 *
 * A new page is one line: its route, who may see it, and who may send each of its forms.
 */

/** The smallest group that may; whoever is not in it gets 401, 403 or 404. */
export type Who =
	/** Everybody with an account. */
	| 'person'
	/** Whoever writes for the club that the page is about, or looks after it. */
	| 'member'
	/** Whoever looks after the club. */
	| 'owner'
	/** Everybody of the coordination, with a second factor. */
	| 'office'
	/** Of them whoever has this role, or one that may more. */
	| 'review'
	| 'curate'
	| 'administer';

export interface Row {
	see: Who;
	/** Names as in `actions`; `default` where there is one without a name. */
	forms?: Record<string, Who>;
	/** Methods of an address without a page. */
	methods?: Record<string, Who>;
}

const writing = {
	entwurf: 'member',
	veroeffentlichen: 'member',
	vorschau: 'member',
	weiter: 'member',
} as const;

export const MATRIX: Record<string, Row> = {
	'/mein-verein': { see: 'person', forms: { antworten: 'owner' } },
	'/mein-verein/abmelden': {
		see: 'owner',
		forms: { abmelden: 'owner', bleiben: 'owner' },
	},
	'/mein-verein/abmelden/daten': { see: 'owner', methods: { GET: 'owner' } },
	'/mein-verein/anfragen': { see: 'person' },
	'/mein-verein/anfragen/[id]': {
		see: 'member',
		forms: {
			antworten: 'member',
			geklaert: 'member',
			notiz: 'member',
			oeffnen: 'member',
			schliessen: 'member',
			weitergeben: 'member',
		},
	},
	'/mein-verein/bilder': { see: 'member', methods: { POST: 'member' } },
	'/mein-verein/eintraege': { see: 'member', forms: { tun: 'member', verwerfen: 'member' } },
	'/mein-verein/eintraege/[id]': { see: 'member', forms: writing },
	'/mein-verein/konto': { see: 'person', forms: { beenden: 'person' } },
	'/mein-verein/konto/bestaetigen': { see: 'person', forms: { default: 'person' } },
	'/mein-verein/konto/daten': { see: 'person', methods: { GET: 'person' } },
	'/mein-verein/konto/daten/lesen': { see: 'person' },
	'/mein-verein/konto/loeschen': {
		see: 'person',
		forms: { bleiben: 'person', loeschen: 'person' },
	},
	'/mein-verein/konto/mail': {
		see: 'person',
		forms: { bestaetigen: 'person', schicken: 'person' },
	},
	'/mein-verein/konto/passkeys': {
		see: 'person',
		forms: { anlegen: 'person', entfernen: 'person', umbenennen: 'person' },
	},
	'/mein-verein/konto/passwort': {
		see: 'person',
		forms: { entfernen: 'person', setzen: 'person' },
	},
	'/mein-verein/neu': { see: 'member' },
	'/mein-verein/neu/[art]': { see: 'member', forms: writing },
	'/mein-verein/profil': { see: 'member', forms: { zuruecknehmen: 'owner' } },
	'/mein-verein/profil/[abschnitt]': { see: 'owner', forms: { default: 'owner' } },
	'/mein-verein/team': {
		see: 'member',
		forms: {
			einladen: 'owner',
			entfernen: 'owner',
			rolle: 'owner',
			uebergeben: 'owner',
			zuruecknehmen: 'owner',
		},
	},
	'/mein-verein/ueberschneidung': { see: 'member', methods: { GET: 'member' } },
	'/mein-verein/wirkung': { see: 'member' },
	'/stabsstelle': { see: 'office', forms: { nochmal: 'curate' } },
	'/stabsstelle/dubletten': { see: 'office', forms: { zurueck: 'curate' } },
	'/stabsstelle/dubletten/[one]/[other]': {
		see: 'office',
		forms: { nochmal: 'review', verschieden: 'review', zusammen: 'curate' },
	},
	'/stabsstelle/meldungen': { see: 'office' },
	'/stabsstelle/laeuft-aus': { see: 'office' },
	'/stabsstelle/meldungen/[id]': {
		see: 'office',
		forms: { entscheiden: 'review', nehmen: 'review' },
	},
	'/stabsstelle/ohne-verein': { see: 'office' },
	'/stabsstelle/protokoll': { see: 'office', forms: { default: 'office' } },
	'/stabsstelle/pruefen': { see: 'office', forms: { alle: 'review' } },
	'/stabsstelle/pruefen/[id]': {
		see: 'office',
		forms: {
			da: 'office',
			entscheiden: 'review',
			nehmen: 'review',
			notiz: 'review',
			spaeter: 'review',
			zurueck: 'review',
		},
	},
	'/stabsstelle/pruefen/[id]/bearbeiten': { see: 'office', forms: { default: 'review' } },
	'/stabsstelle/textbausteine': { see: 'office', forms: { default: 'curate' } },
	'/stabsstelle/unbeantwortet': { see: 'office', forms: { default: 'review' } },
	'/stabsstelle/veraltet': { see: 'office' },
	'/stabsstelle/kontakt/[art]/[id]': { see: 'review', forms: { default: 'review' } },
	'/stabsstelle/team': {
		see: 'office',
		forms: {
			einladen: 'administer',
			entfernen: 'administer',
			kontakte: 'administer',
			rolle: 'administer',
			zuruecknehmen: 'administer',
		},
	},
	'/stabsstelle/vereine': { see: 'office' },
	'/stabsstelle/vereine/[id]': {
		see: 'office',
		forms: {
			anhalten: 'curate',
			ansehen: 'review',
			freigeben: 'curate',
			vertrauen: 'curate',
		},
	},
};
