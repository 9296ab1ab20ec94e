import type { City } from '$lib/city';
import { withoutPrivateContact, type ClubContent } from '$lib/domain/club/content';
import { mendableOf } from '$lib/domain/review/mend';
import { newWords, type Marks } from '$lib/domain/review/new-words';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { wordsChanged, type Piece } from '$lib/domain/review/words-changed';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { Met } from '$lib/server/people';
import {
	moduleLocale,
	moduleText,
	UNDO_MINUTES,
	type ShownReview,
	type TextModule,
} from '$lib/server/reviews';
import { clubPreview } from '../../cards/club-preview';
import { fieldLabel } from '../../cards/club-words';
import { entryPreview, type EntryPreview } from '../../cards/entry-preview';
import { spellField } from '../../cards/spell-field';
import { spellThing } from '../../cards/spell-thing';
import { thingField } from '../../cards/thing-words';
import { sayFinding } from './finding-words';

interface Context {
	met: Met;
	city: City;
	locale: 'de' | 'en';
	now: Date;
	modules: readonly TextModule[];
	/** Of what a club wrote: its public page, as it will be. */
	entry: EntryToBe | undefined;
}

/** One item as the desk shows it: nothing in it has to be worked out in the browser. */
export function deskPage(review: ShownReview, context: Context) {
	const { item, shown } = review;
	const { met, locale, now } = context;
	const open = (PENDING_REVIEW_STATES as readonly string[]).includes(item.state);
	const others = !met.actor.memberships.some(({ clubId }) => clubId === item.clubId);
	const may = !refusalOf(met.actor, 'office.review') && others;
	// Words go out in the language of whoever reads them.
	const theirs = moduleLocale(review.submitter?.locale);
	const club = shown.type === 'club' ? clubToBe(shown, context) : undefined;
	const left = UNDO_MINUTES - (now.getTime() - (item.decidedAt?.getTime() ?? 0)) / 60_000;
	return {
		id: item.id,
		kind: item.kind,
		state: item.state,
		seen: item.revision,
		title: shown.type === 'club' ? shown.content.name : shown.thing.title,
		clubName: shown.row.name,
		note: item.note,
		submittedAt: item.submittedAt,
		decidedAt: item.decidedAt,
		decider: review.decider,
		assignee: review.assignee,
		mine: item.assigneeId === met.person.id,
		reason: [item.reasonKey ? labelOf(reviewReasons, item.reasonKey, locale) : '', item.reason]
			.filter(Boolean)
			.join(': '),
		isPublic: shown.row.state === 'approved' || shown.row.state === 'verified',
		slug: shown.row.slug,
		// Their mailbox is opened like every private contact: with a reason, and counted.
		submitter: review.submitter?.name ?? '',
		contactOf: !refusalOf(met.actor, 'office.open-contact') ? item.clubId : undefined,
		team: review.team,
		notes: review.notes,
		alike: review.alike.map(({ slug, name }) => ({ slug, name })),
		club: club?.preview,
		entry: context.entry?.preview,
		/** What of it is new to those who read it now. */
		marks: (club ?? context.entry)?.marks ?? {},
		looking: review.looking,
		changes: changesOf(shown, locale),
		findings: review.findings.map((one) => sayFinding(one, locale)),
		reasons: termsOf(reviewReasons).map(({ key }) => ({
			value: key,
			label: labelOf(reviewReasons, key, locale),
			ask: moduleText(context.modules, { decision: 'ask', reasonKey: key, locale: theirs }),
			reject: moduleText(context.modules, { decision: 'reject', reasonKey: key, locale: theirs }),
		})),
		open,
		mayDecide: open && may,
		mayMend: open && may && mendableOf(item.kind) !== undefined,
		/** Minutes in which it can still be taken back. */
		undo: !open && may && item.decidedAt && left > 0 ? Math.ceil(left) : 0,
	};
}
export type DeskPage = ReturnType<typeof deskPage>;

export interface EntryToBe {
	preview: EntryPreview;
	marks: Marks;
}

/** A need, a piece of news or an event as its page will show it, and what of it is new. */
export async function entryToBe(app: App, review: ShownReview): Promise<EntryToBe | undefined> {
	const { item, shown } = review;
	if (shown.type === 'club' || item.thingId === null) return undefined;
	const { kind, public: now } = shown;
	const of = { kind, id: item.thingId, clubId: item.clubId, public: now };
	const preview = await entryPreview(app, { ...of, content: shown.thing });
	const before = now && (await entryPreview(app, { ...of, content: now.content }));
	return { preview, marks: before ? newWords(partsOf(before), partsOf(preview)) : {} };
}

/** By the names its page calls them. */
const partsOf = (preview: EntryPreview) => ({
	...(preview.kind === 'news'
		? preview.news
		: preview.kind === 'need'
			? preview.need
			: preview.event),
	place: preview.place,
});

function clubToBe(
	{ content, before }: Extract<ShownReview['shown'], { type: 'club' }>,
	{ city, locale, now }: Context,
) {
	const shown = (said: ClubContent) =>
		clubPreview(withoutPrivateContact(said), { city, locale, now });
	const preview = shown(content);
	return { preview, marks: before ? newWords(shown(before), preview) : {} };
}

export interface SaidChange {
	field: string;
	label: string;
	before: string;
	after: string;
	pieces: Piece[];
}

function changesOf(shown: ShownReview['shown'], locale: string): SaidChange[] {
	const spell = (field: string, value: unknown, of: object | undefined) =>
		shown.type === 'club'
			? spellField(field, value, locale)
			: spellThing(field, value, locale, of ?? shown.thing);
	const was = shown.type === 'thing' ? shown.public?.content : undefined;
	return shown.changes.map(({ field, ...change }) => {
		const label = (shown.type === 'thing' ? thingField(field) : undefined) ?? fieldLabel(field);
		if (shown.type === 'club' && isPrivate(field, shown.content)) {
			const text = m.desk_private_changed();
			return { field, label, before: '', after: text, pieces: [{ kind: 'new', text }] };
		}
		const before = spell(field, change.before, was);
		const after = spell(field, change.after, undefined);
		// Another photo with the same words to it is new nevertheless.
		const pieces: Piece[] =
			before === after ? [{ kind: 'new', text: after }] : wordsChanged(before, after);
		return { field, label, before, after, pieces };
	});
}

/** What the public will not read is not read here in passing either. */
const isPrivate = (field: string, wanted: ClubContent): boolean =>
	(field === 'contactPerson' && !wanted.contactPersonPublic) ||
	(field === 'contactMail' && !wanted.contactMailPublic) ||
	(field === 'contactPhone' && !wanted.contactPhonePublic);
