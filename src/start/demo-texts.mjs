// What `npm run demo` says. It runs before anything is installed, so these sentences cannot stand in the catalogue.

/** @param {string} version */
export const wrongNode = (version) =>
	`Dieses Programm braucht Node 20.19, 22.13 oder 24. Hier läuft Node ${version}. ` +
	'Ein neues gibt es auf https://nodejs.org.';

export const reasons = {
	firstInstall: 'Pakete werden installiert, weil noch keine da sind …',
	lockChanged: 'Pakete werden installiert, weil sich package-lock.json geändert hat …',
	firstBuild: 'Das Produkt wird gebaut, weil es noch nicht gebaut ist …',
	sourcesChanged: 'Das Produkt wird neu gebaut, weil sich die Quellen geändert haben …',
	start: 'Das Produkt startet …',
};

/** @param {string} what @param {number} seconds */
export const still = (what, seconds) => `  … ${what}, seit ${seconds} s`;

/** @param {number} seconds */
export const finished = (seconds) => `  fertig nach ${seconds} s`;

export const working = { install: 'installiere', build: 'baue', start: 'starte' };

export const failed = {
	install: 'Das Installieren ist misslungen. Die letzten Zeilen von npm:',
	build: 'Das Bauen ist misslungen. Die letzten Zeilen:',
};

export const ending = 'Wird beendet …';

/**
 * @param {{ address: string, dataDir: string, persons: { who: string, how: string }[] }} facts
 * @returns {string[]}
 */
export const welcome = ({ address, dataDir, persons }) => [
	'Tohoop läuft.',
	'',
	`Adresse   ${address}`,
	`Mails     ${address}/demo/post  (nichts verlässt diesen Rechner)`,
	`Daten     ${dataDir}`,
	...(persons.length > 0
		? ['', 'Anmelden als', ...persons.map(({ who, how }) => `  ${who}  ${how}`)]
		: []),
	'',
	'Beenden   Strg+C',
];
