import { textModule } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import type { ReviewReason } from '$lib/domain/vocabulary/keys';
import { and, eq } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import { newId } from '../platform/ids';

export interface TextModule {
	decision: string;
	reasonKey: string;
	text: string;
}

/** What the coordination made of the words of the catalogue. */
export async function listTextModules(
	{ database }: PeoplePlatform,
	who: Met,
): Promise<TextModule[]> {
	demand(who.actor, 'office.see');
	return database.read((db) =>
		db
			.select({
				decision: textModule.decision,
				reasonKey: textModule.reasonKey,
				text: textModule.text,
			})
			.from(textModule),
	);
}

/** Empty: the words of the catalogue count again. */
export async function saveTextModule(
	{ database, clock }: PeoplePlatform,
	who: Met,
	{
		decision,
		reasonKey,
		text,
	}: { decision: 'ask' | 'reject'; reasonKey: ReviewReason; text: string },
): Promise<void> {
	const { personId } = demand(who.actor, 'office.curate');
	await database.transaction(async (tx) => {
		const row = { text, updatedAt: clock.now() };
		if (text === '')
			await tx
				.delete(textModule)
				.where(and(eq(textModule.decision, decision), eq(textModule.reasonKey, reasonKey)));
		else
			await tx
				.insert(textModule)
				.values({ decision, reasonKey, ...row })
				.onConflictDoUpdate({ target: [textModule.decision, textModule.reasonKey], set: row });
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: 'text-module.saved',
			thingKind: 'text-module',
			thingId: newId(),
			detail: { decision, reason: reasonKey },
		});
	});
}
