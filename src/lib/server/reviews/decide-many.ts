import { person, review } from '$db/schema';
import { Refused } from '$lib/domain/result';
import type { BulkDecision } from '$lib/domain/review/decision';
import { demand } from '$lib/domain/rights/may';
import { eq, inArray } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { decideReview, UNDO_SECONDS } from './decide-review';
import { moduleLocale, moduleText, type TextModule } from './module-words';
import { readModules } from './text-modules';

/** Like things in one go: each is a decision of its own, and whatever changed meanwhile stays on the desk. */
export async function decideMany(
	platform: PeoplePlatform,
	who: Met,
	{ decision, reasonKey, reason, pick }: BulkDecision,
): Promise<{ decided: number; left: number }> {
	demand(who.actor, 'office.review');
	const words = reason === '' ? await usualWords(platform, pick) : undefined;
	let decided = 0;
	for (const { id, seen } of pick)
		try {
			await decideReview(
				platform,
				who,
				{
					...{ id, seen, decision, trust: false },
					reasonKey: decision === 'approve' ? null : reasonKey,
					reason: decision === 'approve' ? '' : (words?.(id, reasonKey) ?? reason),
				},
				{ mailAfterSeconds: UNDO_SECONDS },
			);
			decided++;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
		}
	return { decided, left: pick.length - decided };
}

/** Nothing was written: the text module of the reason, in the language of whoever submitted. */
async function usualWords(
	{ database }: PeoplePlatform,
	pick: BulkDecision['pick'],
): Promise<(id: string, reasonKey: BulkDecision['reasonKey']) => string> {
	const ids = pick.map(({ id }) => id);
	const [modules, locales] = await database.read(async (db) => [
		await readModules(db),
		new Map(
			(
				await db
					.select({ id: review.id, locale: person.locale })
					.from(review)
					.innerJoin(person, eq(person.id, review.submitterId))
					.where(inArray(review.id, ids))
			).map(({ id, locale }) => [id, locale]),
		),
	]);
	return (id, reasonKey) =>
		reasonKey === null ? '' : wordsFor(modules, reasonKey, locales.get(id));
}

const wordsFor = (
	modules: readonly TextModule[],
	reasonKey: NonNullable<BulkDecision['reasonKey']>,
	locale: string | undefined,
): string => moduleText(modules, { decision: 'reject', reasonKey, locale: moduleLocale(locale) });
