import { seedDemo } from '../demo';
import type { MaintenanceCommand } from './commands';

export const seedCommand: MaintenanceCommand = {
	name: 'seed',
	about: 'füllt eine leere Installation mit der erfundenen Demo-Stadt',
	run: async (app, args, talk) => {
		if (args.length > 0) {
			talk.say(`"${args.join(' ')}" versteht der Befehl nicht.`);
			return 2;
		}
		const outcome = await seedDemo(app, talk.say);
		if (outcome === 'there-already') {
			talk.say('Hier stehen schon Vereine. Die Demo-Stadt kommt nur in eine leere Installation.');
			return 1;
		}
		if (outcome === 'no-demo-for-this-city') {
			talk.say(`Für die Stadt "${app.settings.city}" gibt es keine Demo.`);
			return 1;
		}
		await talk.out('Die Demo-Stadt ist angelegt.\n');
		return 0;
	},
};
