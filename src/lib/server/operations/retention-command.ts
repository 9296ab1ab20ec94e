import type { MaintenanceCommand } from './commands';
import { reportRetention } from './retention-report';

export const retentionCommand: MaintenanceCommand = {
	name: 'retention',
	about: 'sagt, was die Aufgaben heute löschen würden, ohne zu löschen; -- 30 für in 30 Tagen',
	run: async (app, [days = '0', ...more], talk) => {
		if (!/^\d{1,4}$/.test(days) || more.length > 0) {
			talk.say(
				`"${[days, ...more].join(' ')}" versteht der Befehl nicht. Schreibe eine Zahl von Tagen.`,
			);
			return 2;
		}
		// Nothing is mailed by it, so it is no matter whether the demo may.
		const going = await reportRetention({ ...app, demo: app.settings.demo }, Number(days));
		talk.say(`Probe für in ${days} Tagen. Nichts wurde gelöscht.`);
		for (const { table, kept, many } of going) await talk.out(`${many}\t${table}\t${kept}\n`);
		if (going.length === 0) talk.say('Es gäbe nichts zu löschen.');
		return 0;
	},
};
