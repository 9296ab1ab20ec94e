import type { App } from '../app';
import { wireApp } from '../app';
import { TURNS } from '../jobs';
import { verifyAudit } from '../platform/audit';
import { readHolder } from '../platform/database';
import { knock, type Talk } from '../platform/door';
import { openLog } from '../platform/log';
import type { Settings } from '../platform/settings';
import { openStore } from '../platform/store';
import { seedCommand } from './seed-command';

/** What can be done to an installation from outside. The result goes to `out`, everything else to `say`. */
export interface MaintenanceCommand {
	name: string;
	/** One line for the list of commands. */
	about: string;
	run: (app: App, args: readonly string[], talk: Talk) => Promise<number>;
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
		return verdict.ok ? 0 : 1;
	},
};

export const commands: readonly MaintenanceCommand[] = [auditVerify, seedCommand];

const find = (name: string) => commands.find((command) => command.name === name);

/** Inside the running product, asked through the door. */
export async function answerCommand(
	app: App,
	question: { command: string; args: readonly string[] },
	talk: Talk,
): Promise<number> {
	const command = find(question.command);
	if (!command) {
		talk.say(`Den Befehl "${question.command}" gibt es nicht.`);
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
	if (settings.database.kind === 'embedded') {
		const holder = await readHolder(settings.dataDir);
		if (holder) return knock(holder.door, { command: name, args }, talk);
	}
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
