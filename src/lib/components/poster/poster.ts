import type { Family } from '$lib/domain/vocabulary/keys';

/** What hangs on the notice board: one sheet, read from two metres away. */
export interface PosterData {
	family: Family;
	/** "Hilfe gesucht", "Termin" */
	kind: string;
	title: string;
	club: string;
	/** One to three sentences. */
	text: string;
	when: readonly string[];
	where: readonly string[];
	/** What one can say to a shy reader: "Etwas Deutsch", "Zu zweit möglich". */
	notes: readonly string[];
	person: string;
	phone: string;
	/** Without https://, to be typed. */
	address: string;
	qr: { size: number; path: string };
	/** A city made of invented clubs: every sheet says so. */
	demo: boolean;
}
