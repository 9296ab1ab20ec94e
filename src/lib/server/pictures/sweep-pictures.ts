import { entryDraft, event, need, news, picture, storedFile, version } from '$db/schema';
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';

/**
 * Pictures that nothing shows, nothing waits for and nobody writes with: after a day they go, and the rows
 * of their files with them. The files themselves are swept as all files without a row.
 */
export async function sweepPictures(database: Database, now: Date): Promise<number> {
	const before = new Date(now.getTime() - 86_400_000).toISOString();
	return database.transaction(async (tx) => {
		const gone = await rows<{ id: string }>(
			tx,
			sql`delete from ${picture} p where p.created_at < ${before}::timestamptz
				and not exists (select 1 from ${need} t where t.picture_id = p.id)
				and not exists (select 1 from ${event} t where t.picture_id = p.id)
				and not exists (select 1 from ${news} t where t.picture_id = p.id)
				and not exists (select 1 from ${entryDraft} d where d.values->>'pictureId' = p.id::text)
				and not exists (select 1 from ${version} v where v.content->'picture'->>'id' = p.id::text
					and v.state in ('draft', 'waiting', 'query', 'rejected'))
				returning p.id`,
		);
		// What pictures need is gathered once: to ask all pictures for each file takes a square of their number.
		await tx.execute(
			sql`with needed as materialized (
					select distinct f->>'hash' as hash from ${picture} p, jsonb_array_elements(p.files) f)
				delete from ${storedFile} s where s.created_at < ${before}::timestamptz
				and s.type in ('image/avif', 'image/webp')
				and not exists (select 1 from needed n where n.hash = s.hash)`,
		);
		return gone.length;
	});
}
