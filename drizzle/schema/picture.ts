import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uuid,
	type ExtraConfigColumn,
} from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/** One made size of a picture: an immutable file in the store. */
export interface PictureFile {
	type: 'image/avif' | 'image/webp';
	width: number;
	height: number;
	hash: string;
}

/** A photo a club uploaded, made anew in fixed sizes; the upload itself is never kept. */
export const picture = pgTable(
	'picture',
	{
		id: id(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
		/** Of the largest size. */
		width: integer('width').notNull(),
		height: integer('height').notNull(),
		/** "#8a7f6b": what is seen until the picture is there. */
		colour: text('colour').notNull(),
		files: jsonb('files').$type<PictureFile[]>().notNull(),
		createdAt: createdAt(),
	},
	(t) => [index('picture_club').on(t.clubId), index('picture_made').on(t.createdAt)],
);

/** A picture in the thing that shows it. */
export const pictureUse = () => ({
	pictureId: uuid('picture_id').references(() => picture.id, { onDelete: 'set null' }),
	/** Empty: decoration only. */
	pictureAlt: text('picture_alt').notNull().default(''),
	pictureCredit: text('picture_credit').notNull().default(''),
});

/** Who shows a picture that goes is asked of the index, not of every row. */
export const pictureUsed = (name: string, { pictureId }: { pictureId: ExtraConfigColumn }) =>
	index(name)
		.on(pictureId)
		.where(sql`picture_id is not null`);

/** What a club began to write: the fields as they were typed, whether they make sense yet or not. */
export const entryDraft = pgTable(
	'entry_draft',
	{
		/** Of the entry it will be, or changes. */
		id: id(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
		values: jsonb('values').$type<Record<string, string>>().notNull(),
		authorId: uuid('author_id').references(() => person.id, { onDelete: 'set null' }),
		/** Counts the times it was kept, so that two who write see each other. */
		revision: integer('revision').notNull().default(1),
		createdAt: createdAt(),
		updatedAt: instant('updated_at').notNull(),
	},
	(t) => [index('entry_draft_club').on(t.clubId, t.updatedAt)],
);
