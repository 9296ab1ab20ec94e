import { installation, synonymGroup } from '$db/schema';
import everyday from '$db/seed/search/everyday.txt?raw';
import synonyms from '$db/seed/search/synonyms.txt?raw';
import { words } from '$lib/domain/search/stem';
import { readGroups } from '$lib/domain/search/thesaurus';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database';
import { newId } from '../platform/ids';

const KEY = 'search.synonyms';

/** Adds the groups that came with this version. What the coordination changed or deleted stays so. */
export async function seedSynonyms(database: Database): Promise<void> {
	const mark = createHash('sha256').update(synonyms).update(everyday).digest('base64url');
	await database.transaction(async (tx) => {
		const [before] = await tx.select().from(installation).where(eq(installation.key, KEY));
		if (before?.value === mark) return;
		const groups = readGroups(`${synonyms}\n${everyday}`).map(({ canonical, alternatives }) => ({
			id: newId(),
			name: words(canonical[0] ?? '').join(' '),
			canonical: [...canonical],
			alternatives: [...alternatives],
		}));
		await tx.insert(synonymGroup).values(groups).onConflictDoNothing();
		await tx
			.insert(installation)
			.values({ key: KEY, value: mark })
			.onConflictDoUpdate({ target: installation.key, set: { value: mark } });
	});
}
