import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

/** A migrated database on a server and its folder, filled with as much as a backup is measured with. */
export async function fillPlace(
	place: { ownerUrl: string; dataDir: string },
	{ rows, files }: { rows: number; files: number },
): Promise<void> {
	const sql = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		// About as long as what people write.
		await sql`
			insert into feedback (id, page, message, contact)
			select gen_random_uuid(), '/vereine', repeat('Für Überschriften fehlt der Name. ', 8) || n, ''
			from generate_series(1, ${rows - files}) n`;
		for (let n = 0; n < files; n++) {
			const content = randomBytes(60_000);
			const hash = createHash('sha256').update(content).digest('hex');
			const folder = join(place.dataDir, 'files', hash.slice(0, 2));
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, hash), content);
			await sql`
				insert into stored_file (hash, size, type)
				values (${hash}, ${content.byteLength}, 'image/webp')`;
		}
	} finally {
		await sql.end({ timeout: 3 });
	}
}
