import type { Family } from '$lib/domain/vocabulary/keys';

/** A club as the public would read it. */
export interface ClubPreviewData {
	name: string;
	kind: string;
	family: Family;
	sentence: string;
	about: readonly string[];
	topics: readonly string[];
	meets: string;
	/** Lines of an address; none: no fixed place. */
	place: readonly string[];
	languages: string;
	access: string;
	contact: { person: string; phone: string; mail: string; website: string; donation: string };
	/** Known, but shown to the team and the coordination only. */
	hidden: { person: string; phone: string; mail: string };
	lang?: string;
}
