import { isVolumeName, VOLUME_SIZES, type VolumeName } from '$db/seed/volume/sizes';
import type { App } from '../app';
import { seedDemo, seedVolume } from '../demo';
import { findAnew } from '../discovery';
import type { Talk } from '../platform/door';
import { describeError } from '../platform/log';
import type { MaintenanceCommand } from './commands';

export const seedCommand: MaintenanceCommand = {
	name: 'seed',
	about:
		'füllt eine leere Installation mit der erfundenen Demo-Stadt; -- --size city|land zum Messen',
	run: async (app, args, talk) => {
		const wanted = readArguments(args);
		if ('problem' in wanted) {
			talk.say(wanted.problem);
			return 2;
		}
		return wanted.size ? fillToMeasure(app, wanted.size, talk) : fillWithDemo(app, talk);
	},
};

const sizes = Object.keys(VOLUME_SIZES).join(' oder ');

function readArguments(args: readonly string[]): { size?: VolumeName } | { problem: string } {
	if (args.length === 0) return {};
	const [first = '', ...rest] = args.flatMap((arg) => arg.split(/=(.*)/s).filter(Boolean));
	if (first !== '--size')
		return { problem: `"${args.join(' ')}" versteht der Befehl nicht. Es gibt nur --size.` };
	const [size = '', ...more] = rest;
	if (!isVolumeName(size))
		return { problem: `Die Größe "${size}" gibt es nicht. Schreibe ${sizes} hinter --size.` };
	return more.length > 0
		? { problem: `"${more.join(' ')}" ist zu viel. Schreibe nur --size ${size}.` }
		: { size };
}

async function fillWithDemo(app: App, talk: Talk): Promise<number> {
	const outcome = await seedDemo(app, talk.say);
	if (outcome === 'there-already') {
		talk.say('Hier stehen schon Vereine. Die Demo-Stadt kommt nur in eine leere Installation.');
		return 1;
	}
	if (outcome === 'no-demo-for-this-city') {
		talk.say(`Für die Stadt "${app.settings.city}" gibt es keine Demo.`);
		return 1;
	}
	await makeFindable(app, talk);
	await talk.out('Die Demo-Stadt ist angelegt.\n');
	return 0;
}

async function fillToMeasure(app: App, size: VolumeName, talk: Talk): Promise<number> {
	// What is invented must say so, and only a demo does.
	if (!app.settings.demo) {
		talk.say('Erfundene Mengen kommen nur in eine Demo. Setze DEMO=1.');
		return 1;
	}
	const outcome = await seedVolume(app, size, talk.say);
	if (outcome.kind === 'there-already') {
		talk.say('Hier stehen schon Vereine. Mengen zum Messen kommen nur in eine leere Installation.');
		return 1;
	}
	await makeFindable(app, talk);
	const perSecond = Math.round(outcome.rows / outcome.seconds);
	await talk.out(
		`${outcome.resumed ? 'Der Rest ist' : 'Alles ist'} angelegt: ${outcome.rows} Zeilen in ${outcome.seconds.toFixed(1)} s, ${perSecond} je Sekunde.\n`,
	);
	return 0;
}

/** Processes that run already hear nothing of rows that came without facts. */
async function makeFindable(app: App, talk: Talk): Promise<void> {
	try {
		await findAnew(app.discovery);
	} catch (error) {
		app.log.warn('seed.unfound', describeError(error));
		talk.say(
			'Die Suchmaschine antwortet nicht, deshalb findet die Suche noch nicht alles. Wenn sie wieder läuft: npm run search:check',
		);
	}
}
