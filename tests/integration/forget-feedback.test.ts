import { delivery, fact, feedback } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { forgetFeedback } from '$lib/server/feedback';
import { newId } from '$lib/server/platform/ids';
import { expect, it } from 'vitest';
import { onBothDatabases, type TestStore } from '../support/store';

const now = new Date('2026-11-21T03:27:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

async function give({ database }: TestStore, createdAt: Date, waiting = false): Promise<string> {
	const id = newId();
	await database.transaction(async (tx) => {
		await tx
			.insert(feedback)
			.values({ id, message: 'Zu klein', contact: 'a@b.example', createdAt });
		if (!waiting) return;
		const factId = newId();
		const happened = { type: 'feedback.given', thingKind: 'feedback', thingId: id };
		await tx.insert(fact).values({ id: factId, ...happened });
		await tx.insert(delivery).values({ factId, listener: 'feedback-mail', thingId: id });
	});
	return id;
}

onBothDatabases((_kind, open) => {
	it('erases a report after the promised days, unless nobody has read it yet', async () => {
		const store = await open();
		const days = erasedAfterDays('feedback');
		await give(store, daysAgo(days + 0.1));
		const young = await give(store, daysAgo(days - 0.1));
		const unread = await give(store, daysAgo(days + 30), true);
		expect(await forgetFeedback(store.database, now)).toBe(1);
		const left = await store.database.read((db) => db.select({ id: feedback.id }).from(feedback));
		expect(left.map((row) => row.id).sort()).toEqual([young, unread].sort());
	});
});
