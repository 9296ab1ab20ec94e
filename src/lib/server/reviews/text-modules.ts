import { textModule } from '$db/schema';
import { Refused } from '$lib/domain/result';
import type { TextModuleInput } from '$lib/domain/review/text-module';
import { demand } from '$lib/domain/rights/may';
import { and, eq, sql } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { markOf } from '../platform/mark';
import { ownModule, type TextModule } from './module-words';

/** What the coordination made of the words of the catalogue. */
export async function listTextModules(
	{ database }: Pick<PeoplePlatform, 'database'>,
	who: Met,
): Promise<TextModule[]> {
	demand(who.actor, 'office.see');
	return database.read(readModules);
}

export const readModules = (db: Db): Promise<TextModule[]> =>
	db
		.select({
			decision: textModule.decision,
			reasonKey: textModule.reasonKey,
			locale: textModule.locale,
			text: textModule.text,
		})
		.from(textModule);

/** Stands for what a text says; the form brings it back. */
export const markOfModule = (text: string | undefined): string => markOf(text ?? '');

/** Empty: the words of the catalogue count again. */
export async function saveTextModule(
	{ database, clock }: PeoplePlatform,
	who: Met,
	input: TextModuleInput,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.curate');
	const { decision, reasonKey, locale, text, seen } = input;
	await database.transaction(async (tx) => {
		// The first text of its kind has no row to lock.
		await tx.execute(sql`lock table ${textModule} in share row exclusive mode`);
		const kept = ownModule(await readModules(tx), input);
		if (kept === text || (kept === undefined && text === '')) return;
		if (markOfModule(kept) !== seen) throw new Refused('conflict', { changed: 1 });
		const row = { text, updatedAt: clock.now() };
		const { decision: ofDecision, reasonKey: ofReason, locale: ofLocale } = textModule;
		if (text === '')
			await tx
				.delete(textModule)
				.where(and(eq(ofDecision, decision), eq(ofReason, reasonKey), eq(ofLocale, locale)));
		else
			await tx
				.insert(textModule)
				.values({ decision, reasonKey, locale, ...row })
				.onConflictDoUpdate({ target: [ofDecision, ofReason, ofLocale], set: row });
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: 'text-module.saved',
			thingKind: 'text-module',
			thingId: newId(),
			detail: { decision, reason: reasonKey, locale },
		});
	});
}
