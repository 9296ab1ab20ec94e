import { setTimeout } from 'node:timers/promises';
import type { Talk } from '../platform/door';
import type { Comparison } from './compare-index';
import type { Discovery } from './open-discovery';

const AGAIN_MS = 250;

/** The shape of a maintenance command, without the room that runs them. */
export interface SearchCommand {
	name: string;
	about: string;
	run: (app: { discovery: Discovery }, args: readonly string[], talk: Talk) => Promise<number>;
}

/** Somebody waits for the answer: what another process builds, or left behind when it was killed, is waited for. */
async function compared({ keeper }: Discovery): Promise<Comparison> {
	for (;;) {
		const found = await keeper.compare();
		if (found.engine !== 'elsewhere') return found;
		await setTimeout(AGAIN_MS);
	}
}

/** What was written past the outbox, a whole city at once, is found as soon as this returns. */
export async function findAnew(discovery: Discovery) {
	const made = await discovery.remake();
	return { made, found: await compared(discovery) };
}

export const searchCommands: readonly SearchCommand[] = [
	{
		name: 'search:rebuild',
		about: 'baut den Suchindex neu auf; gesucht werden kann weiter',
		run: async ({ discovery }, _args, talk) => {
			const made = await discovery.remake();
			let count: number | undefined;
			while ((count = await discovery.keeper.rebuild()) === undefined) await setTimeout(AGAIN_MS);
			// What changed while the new index was filled went into the old one.
			await compared(discovery);
			await talk.out(
				`${made.all} Einträge, davon ${made.written} geändert und ${made.removed} entfernt; ${
					discovery.engine === 'none' ? 'keine Suchmaschine' : `${count} in der Suchmaschine`
				}\n`,
			);
			return 0;
		},
	},
	{
		name: 'search:check',
		about: 'vergleicht Datenbank und Suchindex und gleicht an',
		run: async ({ discovery }, _args, talk) => {
			const { made, found } = await findAnew(discovery);
			const wrong = made.written + made.removed + found.missing + found.different + found.surplus;
			await talk.out(
				`${wrong === 0 ? 'gleich' : 'angeglichen'}: ${found.entries} Einträge; ${made.written + made.removed} veraltet, ${found.missing} fehlten, ${found.different} wichen ab, ${found.surplus} zu viel; Suchmaschine: ${found.engine}\n`,
			);
			return 0;
		},
	},
	{
		name: 'search:export',
		about: 'schreibt alle öffentlichen Einträge als JSON Lines',
		run: async ({ discovery }, _args, talk) => {
			for await (const batch of discovery.export())
				if (batch.length > 0)
					await talk.out(batch.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
			return 0;
		},
	},
];
