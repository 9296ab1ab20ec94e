import { sql } from 'drizzle-orm';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TURNS } from '../jobs';
import { verifyAudit } from '../platform/audit';
import { openWire, rows, type Database } from '../platform/database';
import type { Talk } from '../platform/door';
import { openLog } from '../platform/log';
import type { Settings } from '../platform/settings';
import { openStore } from '../platform/store';
import { ArchiveBroken, restoreBackup, RestoreRefused, verifyBackup } from './backup';
import type { LonelyCommand } from './commands';

/** Puts a backup into an empty place: the tables, the files, and a look whether all of it is there. */
export const restore: LonelyCommand = {
	name: 'restore',
	about: '-- <Datei>  spielt eine Sicherung in einen leeren Ort ein',
	async alone(settings, args, talk) {
		const file = args.find((arg) => !arg.startsWith('--'));
		const replace = args.includes('--replace');
		if (!file) {
			talk.say('Welche Sicherung? Zum Beispiel: npm run restore -- data/backups/tohoop-….tar.gz');
			return 2;
		}
		if (replace && !args.includes('--confirmed')) {
			talk.say(
				'--replace löscht alles, was hier steht. Wenn du das willst, sag es mit: --replace --confirmed',
			);
			return 2;
		}
		try {
			await mustBeReadable(file);
			return await restoreInto(settings, { file: resolve(file), replace }, talk);
		} catch (error) {
			if (!(error instanceof RestoreRefused || error instanceof ArchiveBroken)) throw error;
			talk.say(`${error.message} Nichts wurde verändert.`);
			return 1;
		}
	},
};

async function mustBeReadable(file: string): Promise<void> {
	const refuse = (sentence: string) => new RestoreRefused(sentence);
	try {
		const handle = await open(file, 'r');
		try {
			if (!(await handle.stat()).isFile()) throw refuse(`${file} ist keine Datei.`);
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT') throw refuse(`Die Datei ${file} gibt es nicht.`);
		if (code === 'EACCES') throw refuse(`Die Datei ${file} darf hier nicht gelesen werden.`);
		throw error;
	}
}

async function restoreInto(
	settings: Settings,
	from: { file: string; replace: boolean },
	talk: Talk,
): Promise<number> {
	// Before a database is opened: opening makes one where there is none.
	const expected = await verifyBackup(from.file);
	const store = await openStore(settings, {
		what: 'npm run restore',
		patient: true,
		jobs: TURNS,
		log: openLog('warn'),
		say: talk.say,
	});
	const where = settings.database;
	const owner =
		where.kind === 'postgres'
			? openWire({ url: where.ownerUrl, pool: 1, patient: true, name: 'tohoop-restore' })
			: store.database;
	try {
		if (where.kind === 'postgres')
			await mustBeAlone(owner, decodeURIComponent(new URL(where.url).username));
		talk.say('Die Sicherung wird eingespielt …');
		const restored = await restoreBackup(owner, {
			...from,
			expected,
			filesDir: join(settings.dataDir, 'files'),
		});
		const verdict = await verifyAudit(store.database);
		await talk.out(`${restored.rows} Zeilen und ${restored.files} Dateien eingespielt\n`);
		if (restored.missing.length > 0)
			talk.say(`Schon in der Sicherung fehlten ${restored.missing.length} Dateien.`);
		if (!verdict.ok) talk.say(`Das Protokoll ist verletzt: ${verdict.problem ?? ''}`);
		return verdict.ok ? 0 : 1;
	} finally {
		if (owner !== store.database) await owner.close();
		await store.close();
	}
}

/** On a server the product may run anywhere: its connections say so. */
async function mustBeAlone(owner: Database, role: string): Promise<void> {
	const others = () =>
		owner.read((db) =>
			rows(
				db,
				sql`select pid from pg_stat_activity
					where datname = current_database() and usename = ${role}
						and pid <> pg_backend_pid()
						and coalesce(application_name, '') <> 'tohoop-restore'`,
			),
		);
	// Our own first look at the database may not have left yet.
	for (let attempt = 0; attempt < 20; attempt++) {
		if ((await others()).length === 0) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new RestoreRefused(
		'Das Produkt läuft noch auf dieser Datenbank. Beende alle seine Prozesse zuerst.',
	);
}
