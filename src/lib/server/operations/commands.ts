import type { App } from '../app';
import { wireApp } from '../app';
import { searchCommands } from '../discovery';
import { TURNS } from '../jobs';
import { ADMINISTRATOR_MINUTES, askForAdministrator } from '../people';
import { verifyAudit } from '../platform/audit';
import { FolderLocked, readHolder, type Holder } from '../platform/database';
import { DoorShut, knock, type Talk } from '../platform/door';
import { openLog } from '../platform/log';
import type { Settings } from '../platform/settings';
import { openStore } from '../platform/store';
import { writeBackup } from './backup';
import { restore } from './restore';
import { retentionCommand } from './retention-command';
import { seedCommand } from './seed-command';

/** What can be done to an installation from outside. The result goes to `out`, everything else to `say`. */
export interface MaintenanceCommand {
	name: string;
	/** One line for the list of commands. */
	about: string;
	run: (app: App, args: readonly string[], talk: Talk) => Promise<number>;
}

/** Needs the data for itself: never while the product runs. */
export interface LonelyCommand {
	name: string;
	about: string;
	alone: (settings: Settings, args: readonly string[], talk: Talk) => Promise<number>;
}

const auditVerify: MaintenanceCommand = {
	name: 'audit:verify',
	about: 'prüft die Siegel des Protokolls',
	run: async (app, _args, talk) => {
		const verdict = await verifyAudit(app.database);
		await talk.out(
			`${verdict.ok ? 'unversehrt' : 'VERLETZT'}: ${verdict.sealed} Einträge versiegelt, ${verdict.unsealed} noch offen\n`,
		);
		if (verdict.problem) talk.say(verdict.problem);
		// Kept elsewhere, it shows that nobody cut off the end and wrote it anew.
		else talk.say(`Letztes Siegel: ${verdict.head}`);
		return verdict.ok ? 0 : 1;
	},
};

const backup: MaintenanceCommand = {
	name: 'backup',
	about: 'sichert Datenbank und Dateien in eine Datei im Ordner BACKUP_DIR',
	run: async (app, _args, talk) => {
		const written = await writeBackup(app);
		talk.say(
			`Gesichert: ${written.rows} Zeilen und ${written.files} Dateien, ${Math.ceil(written.bytes / 1024)} KB.`,
		);
		await talk.out(`${written.file}\n`);
		if (written.missing.length === 0) return 0;
		talk.say(
			`Achtung: ${written.missing.length} Dateien fehlen oder sind beschädigt: ${written.missing.join(', ')}`,
		);
		return 1;
	},
};

const adminToken: MaintenanceCommand = {
	name: 'admin:token',
	about: 'druckt einen Link, mit dem eine Person die Verwaltung übernimmt',
	run: async (app, _args, talk) => {
		const key = await askForAdministrator(app);
		await talk.out(`${app.settings.origins[0]}/verwaltung-einrichten/${key}\n`);
		talk.say(
			`Der Link gilt ${ADMINISTRATOR_MINUTES} Minuten und einmal. Ein neuer macht ihn ungültig.`,
		);
		return 0;
	},
};

export const commands: readonly (MaintenanceCommand | LonelyCommand)[] = [
	adminToken,
	auditVerify,
	backup,
	restore,
	retentionCommand,
	seedCommand,
	...searchCommands,
];

const find = (name: string) => commands.find((command) => command.name === name);

/** Inside the running product, asked through the door. */
export async function answerCommand(
	app: App,
	question: { command: string; args: readonly string[] },
	talk: Talk,
): Promise<number> {
	const command = find(question.command);
	if (!command || 'alone' in command) {
		talk.say(command ? stopFirst(command.name) : `Den Befehl "${question.command}" gibt es nicht.`);
		return 2;
	}
	return command.run(app, question.args, talk);
}

/** From the command line: asks whoever holds the data, else takes the data itself. */
export async function runCommand(
	settings: Settings,
	name: string,
	args: string[],
	talk: Talk,
): Promise<number> {
	const command = find(name);
	if (!command) {
		talk.say(
			[
				`Den Befehl "${name}" gibt es nicht. Es gibt:`,
				...commands.map((c) => `  npm run ${c.name}  ${c.about}`),
			].join('\n'),
		);
		return 2;
	}
	const embedded = settings.database.kind === 'embedded';
	const holder = embedded ? await readHolder(settings.dataDir) : undefined;
	if ('alone' in command) {
		if (!holder) return command.alone(settings, args, talk);
		talk.say(stopFirst(name));
		return 2;
	}
	if (holder) return askHolder(settings, holder, { command: name, args }, talk);
	const log = openLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel);
	const store = await openStore(settings, {
		what: `npm run ${name}`,
		patient: true,
		jobs: TURNS,
		log,
		say: talk.say,
	});
	const app = await wireApp({ settings, store, log });
	try {
		return await command.run(app, args, talk);
	} finally {
		await app.close();
	}
}

const stopFirst = (name: string) =>
	`"npm run ${name}" geht nur, wenn das Produkt nicht läuft. Beende es zuerst.`;

const PATIENCE_MS = 30_000;

/** The door opens a moment after the folder is taken, so a product that is just starting is waited for. */
async function askHolder(
	settings: Settings,
	holder: Holder,
	question: { command: string; args: string[] },
	talk: Talk,
): Promise<number> {
	const until = performance.now() + PATIENCE_MS;
	for (let said = false; ; said = true) {
		try {
			return await knock(holder.door, question, talk);
		} catch (error) {
			if (!(error instanceof DoorShut)) throw error;
		}
		const now = await readHolder(settings.dataDir);
		if (!now) return runCommand(settings, question.command, question.args, talk);
		if (performance.now() > until) throw new FolderLocked(settings.dataDir, now);
		if (!said) talk.say(`Ich warte auf Prozess ${now.pid} (${now.what}) …`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
