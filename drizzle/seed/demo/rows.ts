import type * as schema from '../../schema';

/** Everything the seed writes, table by table, in the order in which it can be written. */
export interface Rows {
	place: (typeof schema.place.$inferInsert)[];
	club: (typeof schema.club.$inferInsert)[];
	need: (typeof schema.need.$inferInsert)[];
	needSession: (typeof schema.needSession.$inferInsert)[];
	needRole: (typeof schema.needRole.$inferInsert)[];
	event: (typeof schema.event.$inferInsert)[];
	eventDate: (typeof schema.eventDate.$inferInsert)[];
	news: (typeof schema.news.$inferInsert)[];
	person: (typeof schema.person.$inferInsert)[];
	membership: (typeof schema.membership.$inferInsert)[];
	officeRole: (typeof schema.officeRole.$inferInsert)[];
	version: (typeof schema.version.$inferInsert)[];
	review: (typeof schema.review.$inferInsert)[];
	address: (typeof schema.address.$inferInsert)[];
	enquiry: (typeof schema.enquiry.$inferInsert)[];
	enquiryContact: (typeof schema.enquiryContact.$inferInsert)[];
}

export const noRows = (): Rows => ({
	place: [],
	club: [],
	need: [],
	needSession: [],
	needRole: [],
	event: [],
	eventDate: [],
	news: [],
	person: [],
	membership: [],
	officeRole: [],
	version: [],
	review: [],
	address: [],
	enquiry: [],
	enquiryContact: [],
});
