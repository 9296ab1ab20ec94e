import { MigrationFailed } from '$db/migrate';
import { wireApp, type App } from './app';
import { checkedSettings } from './checked-settings';
import { TURNS } from './jobs';
import { OtherCity } from './keep-to-city';
import { seedDemo } from './demo';
import { answerCommand } from './operations';
import { errorCode, FolderLocked, isUnavailable } from './platform/database';
import { openDoor } from './platform/door';
import { describeError, openLog, type Log } from './platform/log';
import { startEngine, type Engine } from './platform/search/engine';
import { SettingsError, type Settings } from './platform/settings';
import { DatabaseNeverCame, openStore } from './platform/store';
import { startWarnings } from './start-warnings';

/** The running product: from a set of variables to "ready", and back to nothing. */
export type Phase = 'starting' | 'ready' | 'draining';

export interface Product {
	readonly phase: Phase;
	readonly settings: Settings;
	readonly log: Log;
	/** Undefined until the database is open and migrated. */
	readonly app: App | undefined;
	/** Ready flips first, so that nobody sends us new work. */
	drain(): void;
	close(): Promise<void>;
}

/** Sentences an administrator understands; anything else is a fault of ours and keeps its trace. */
export function startFailure(error: unknown): string | undefined {
	if (
		error instanceof SettingsError ||
		error instanceof FolderLocked ||
		error instanceof DatabaseNeverCame ||
		error instanceof MigrationFailed ||
		error instanceof OtherCity
	)
		return error.message;
	switch (errorCode(error)) {
		case 'ENOSPC':
			return 'Der Datenträger ist voll. Schaffe Platz und starte noch einmal.';
		case 'EACCES':
		case 'EROFS':
			return 'Im Datenordner darf nicht geschrieben werden. Prüfe DATA_DIR und die Rechte.';
		case '28P01':
		case '28000':
			return 'Die Datenbank lässt uns nicht hinein: Name oder Passwort in DATABASE_URL oder DATABASE_OWNER_URL stimmen nicht.';
		case '3D000':
			return 'Die Datenbank aus DATABASE_URL gibt es nicht. Lege sie an, oder berichtige DATABASE_URL.';
	}
	if (isUnavailable(error))
		return 'Die Datenbank hat während des Starts aufgehört zu antworten. Prüfe, ob sie läuft und ob der Rechner überlastet ist, und starte noch einmal.';
	return undefined;
}

export function startProduct(
	env: Record<string, string | undefined>,
	onFailure: (error: unknown) => void,
): Product {
	const settings = checkedSettings(env);
	const log = openLog(settings.logLevel);
	const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
	let phase: Phase = 'starting';
	let app: App | undefined;
	let engine: Engine | undefined;
	let door: { close(): Promise<void> } | undefined;
	let closing: Promise<void> | undefined;
	let stopped = false;
	const giveUp = new AbortController();
	for (const { name, sentence } of startWarnings(settings)) {
		say(`Achtung: ${sentence}`);
		log.warn('settings.missing', { name });
	}

	const start = async () => {
		say('Datenbank wird geöffnet …');
		const store = await openStore(settings, {
			what: settings.demo ? 'npm run demo' : 'npm start',
			jobs: TURNS,
			log,
			say,
			signal: giveUp.signal,
			begun: () => phase !== 'starting',
		});
		if (stopped) return store.close();
		if (settings.search.engine === 'meilisearch' && !settings.search.url) {
			engine = await startEngine(settings.dataDir, log);
			if (!engine)
				say('Für dieses System gibt es keine Suchmaschine; gesucht wird in der Datenbank.');
		}
		app = await wireApp({ settings, store, log, engine });
		if (stopped) return app.close();
		const opened = app;
		if (store.lock)
			door = await openDoor(store.lock.holder.door, (question, talk) =>
				answerCommand(opened, question, talk),
			);
		if (settings.demo) await seedDemo(app, say);
		await app.work();
		if (!stopped) phase = 'ready';
		log.info('ready', { database: store.database.kind, engine: engine !== undefined });
	};
	const starting = start().catch((error: unknown) => {
		if (stopped) return;
		log.error('start.failed', describeError(error));
		onFailure(error);
	});

	return {
		settings,
		log,
		get phase() {
			return phase;
		},
		get app() {
			return app;
		},
		drain() {
			phase = 'draining';
		},
		close() {
			stopped = true;
			phase = 'draining';
			giveUp.abort();
			closing ??= (async () => {
				await engine?.stop();
				await starting;
				await engine?.stop();
				await door?.close();
				await app?.close();
			})();
			return closing;
		},
	};
}
