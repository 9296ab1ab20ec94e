import type { City } from '$lib/city';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { wordsChanged, type Piece } from '$lib/domain/review/words-changed';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import type { Met } from '$lib/server/people';
import { UNDO_MINUTES, type ShownReview, type TextModule } from '$lib/server/reviews';
import { clubPreview } from '../../cards/club-preview';
import { fieldLabel } from '../../cards/club-words';
import { spellField } from '../../cards/spell-field';
import { spellThing, thingField, thingPreview } from '../../cards/thing-preview';
import { sayFinding } from './finding-words';
import { MODULE_WORDS } from './module-words';

interface Context {
	met: Met;
	city: City;
	locale: 'de' | 'en';
	now: Date;
	modules: readonly TextModule[];
}

/** One item as the desk shows it: nothing in it has to be worked out in the browser. */
export function deskPage(review: ShownReview, context: Context) {
	const { item, shown } = review;
	const { met, locale, now } = context;
	const open = (PENDING_REVIEW_STATES as readonly string[]).includes(item.state);
	const others = !met.actor.memberships.some(({ clubId }) => clubId === item.clubId);
	const may = !refusalOf(met.actor, 'office.review') && others;
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
		submitter: review.submitter,
		team: review.team,
		notes: review.notes,
		alike: review.alike.map(({ slug, name }) => ({ slug, name })),
		club:
			shown.type === 'club'
				? clubPreview(shown.content, { city: context.city, locale, now })
				: undefined,
		thing: shown.type === 'thing' ? thingPreview(shown.thing, shown.row.name, locale) : undefined,
		changes: changesOf(shown, locale),
		findings: review.findings.map((one) => sayFinding(one, locale)),
		reasons: termsOf(reviewReasons).map(({ key }) => ({
			value: key,
			label: labelOf(reviewReasons, key, locale),
			ask: wordsFor('ask', key, context.modules),
			reject: wordsFor('reject', key, context.modules),
		})),
		open,
		mayDecide: open && may,
		/** Minutes in which it can still be taken back. */
		undo: !open && may && item.decidedAt && left > 0 ? Math.ceil(left) : 0,
	};
}
export type DeskPage = ReturnType<typeof deskPage>;

const wordsFor = (
	decision: string,
	key: keyof typeof MODULE_WORDS,
	modules: readonly TextModule[],
): string =>
	modules.find((one) => one.decision === decision && one.reasonKey === key)?.text ??
	MODULE_WORDS[key]();

export interface SaidChange {
	label: string;
	before: string;
	after: string;
	pieces: Piece[];
}

function changesOf(shown: ShownReview['shown'], locale: string): SaidChange[] {
	const spell = (field: string, value: unknown) =>
		shown.type === 'club' ? spellField(field, value, locale) : spellThing(field, value, locale);
	return shown.changes.map(({ field, before: was, after: is }) => {
		const [before, after] = [spell(field, was), spell(field, is)];
		return {
			label: (shown.type === 'thing' ? thingField(field) : undefined) ?? fieldLabel(field),
			before,
			after,
			pieces: wordsChanged(before, after),
		};
	});
}
