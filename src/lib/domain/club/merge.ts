import { z } from 'zod';
import type { ClubContent, ClubField } from './content';
import type { ClubAction, ClubState } from './states';

// One club out of two entries: what is chosen per field, and what we would choose.

/** What is chosen together: whether a telephone number is shown belongs to this number and no other. */
export const MERGE_GROUPS = {
	name: ['name'],
	legalForm: ['legalForm'],
	sentence: ['sentence'],
	about: ['about'],
	topics: ['topics'],
	audiences: ['audiences'],
	activities: ['activities'],
	languages: ['languages'],
	access: ['access'],
	place: ['place'],
	meets: ['meets'],
	foundedYear: ['foundedYear'],
	contactPerson: ['contactPerson', 'contactRole', 'contactPersonPublic'],
	contactMail: ['contactMail', 'contactMailPublic'],
	contactPhone: ['contactPhone', 'contactPhonePublic'],
	website: ['website'],
	donation: ['donation'],
} as const satisfies Record<string, readonly ClubField[]>;
export type MergeGroup = keyof typeof MERGE_GROUPS;
export const MERGE_GROUP_KEYS = Object.keys(MERGE_GROUPS) as MergeGroup[];

export const SIDES = ['one', 'other'] as const;
export type Side = (typeof SIDES)[number];
export const otherSide = (side: Side): Side => (side === 'one' ? 'other' : 'one');

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What there is to choose: groups in which the two say different things. */
export const differingGroups = (one: ClubContent, other: ClubContent): MergeGroup[] =>
	MERGE_GROUP_KEYS.filter((group) =>
		MERGE_GROUPS[group].some((field) => !same(one[field], other[field])),
	);

/** Neither text nor list nor place: the first field of a group says whether it says anything. */
const saysNothing = (content: ClubContent, group: MergeGroup): boolean => {
	const value: unknown = content[MERGE_GROUPS[group][0]];
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
};

/** What stays says it, where it says anything. */
export const suggestedSide = (
	kept: Side,
	contents: Readonly<Record<Side, ClubContent>>,
	group: MergeGroup,
): Side =>
	saysNothing(contents[kept], group) && !saysNothing(contents[otherSide(kept)], group)
		? otherSide(kept)
		: kept;

/** What the entry that stays takes from the one that goes. */
export const takenOver = (
	contents: Readonly<Record<Side, ClubContent>>,
	kept: Side,
	picks: Readonly<Partial<Record<MergeGroup, Side>>>,
): Partial<ClubContent> => {
	const going = otherSide(kept);
	const groups = differingGroups(contents.one, contents.other).filter(
		(group) => picks[group] === going,
	);
	const fields: ClubField[] = groups.flatMap((group): readonly ClubField[] => MERGE_GROUPS[group]);
	return Object.fromEntries(fields.map((field) => [field, contents[going][field]]));
};

interface Weighed {
	claimed: boolean;
	state: ClubState;
	content: ClubContent;
	createdAt: Date;
}

/** The entry somebody looks after stays; then the trusted one, the public one, the fuller one, the older one. */
export function suggestedKept(one: Weighed, other: Weighed): Side {
	const weigh = ({ claimed, state, content }: Weighed): number[] => [
		Number(claimed),
		Number(state === 'verified'),
		Number(state !== 'paused'),
		MERGE_GROUP_KEYS.filter((group) => !saysNothing(content, group)).length,
	];
	const [mine, yours] = [weigh(one), weigh(other)];
	for (const [at, value] of mine.entries()) {
		const its = yours[at] ?? 0;
		if (value !== its) return value > its ? 'one' : 'other';
	}
	return one.createdAt <= other.createdAt ? 'one' : 'other';
}

/** Which clubs can be one with another. */
export const MERGEABLE_STATES = [
	'approved',
	'verified',
	'paused',
] as const satisfies readonly ClubState[];
export type MergeableState = (typeof MERGEABLE_STATES)[number];

/** A merge taken back leads to the state before it. */
export const partingAction = (before: MergeableState): ClubAction =>
	(({ approved: 'stay', verified: 'stay-verified', paused: 'stay-paused' }) as const)[before];

const side = z.enum(SIDES, { error: 'input_choice_unknown' });
const pick = z
	.enum([...SIDES, ''], { error: 'input_choice_unknown' })
	.default('')
	.transform((chosen) => (chosen === '' ? undefined : chosen));

/** The fields of the form that choose, one a group. */
export const pickName = (group: MergeGroup) => `feld-${group}` as const;

export const mergeSchema = z.object({
	keep: side,
	/** Stands for what was looked at. */
	seen: z.string().max(100, 'input_id_unknown').default(''),
	...(Object.fromEntries(MERGE_GROUP_KEYS.map((group) => [pickName(group), pick])) as Record<
		ReturnType<typeof pickName>,
		typeof pick
	>),
});

export const picksIn = (form: z.infer<typeof mergeSchema>): Partial<Record<MergeGroup, Side>> =>
	Object.fromEntries(MERGE_GROUP_KEYS.map((group) => [group, form[pickName(group)]]));
