// Rows of the list of requirements ("given hostile X, the answer is Y") and where each is held on the built
// product. `npm test` counts which of their tests passed; a row without one is a failure of the run.

/** @type {Record<string, string[]>} */
export const ROWS = {
	R12: ['faults/two-processes', 'hostile/writing'],
	R13: ['hostile/writing'],
	R14: ['hostile/writing'],
	R17: ['faults/two-processes', 'hostile/writing'],
	R18: ['e2e/early', 'faults/two-processes', 'hostile/bodies', 'hostile/writing'],
	R19: ['e2e/early', 'e2e/publish'],
	S01: ['hostile/limits', 'hostile/sign-in'],
	S02: ['hostile/people'],
	S03: ['hostile/sign-in'],
	S04: ['hostile/people'],
	S05: ['hostile/sign-in'],
	S06: ['hostile/sign-in'],
	S07: ['hostile/sign-in', 'e2e/sign-in'],
	S08: ['hostile/people'],
	S09: ['hostile/people'],
	S10: ['hostile/people', 'e2e/proof'],
	S11: ['hostile/people'],
	S12: ['hostile/sign-in', 'hostile/strangers'],
	S13: ['hostile/strangers'],
	S14: ['hostile/people', 'hostile/sign-in'],
	S15: ['e2e/keys'],
	S16: ['e2e/keys', 'hostile/passkeys'],
	S17: ['hostile/matrix', 'hostile/sign-in'],
	S18: ['hostile/bodies', 'hostile/sign-in'],
	S19: ['hostile/matrix'],
	S32: ['hostile/writing', 'faults/broken-pictures'],
	S33: ['hostile/people'],
	S34: ['hostile/people'],
	S37: ['hostile/people'],
	S38: ['hostile/people'],
	S39: ['hostile/people', 'e2e/team'],
	S40: ['hostile/people'],
	S41: ['e2e/keys'],
	S42: ['hostile/people'],
	S45: ['hostile/sign-in', 'hostile/strangers'],
	S46: ['hostile/people'],
	S50: ['hostile/people'],
	S51: ['hostile/people'],
	S52: ['hostile/desk'],
	S53: ['hostile/desk'],
	S54: ['hostile/desk'],
	S55: ['hostile/desk'],
	S56: ['hostile/desk'],
	S57: ['hostile/desk'],
	S60: ['hostile/canaries'],
	S64: ['e2e/xss', 'hostile/writing', 'hostile/xss', 'hostile/xss-entries'],
	S70: ['e2e/app'],
	S75: ['e2e/sign-in'],
	S80: ['hostile/sign-in'],
	P3: ['hostile/privacy', 'hostile/sign-in'],
	P4: ['hostile/people'],
	P5: ['hostile/people'],
	P6: ['hostile/people'],
	P7: ['hostile/people'],
};

/** Rows a title names: "S05 S06 no planted cookie …". @param {string} title @returns {string[]} */
export const rowsIn = (title) => title.match(/\b[SPR]\d{1,2}\b/g) ?? [];

/**
 * How many tests of each row passed.
 * @param {readonly string[]} passed titles
 */
export function countRows(passed) {
	const counts = new Map(Object.keys(ROWS).map((row) => [row, 0]));
	for (const title of passed)
		for (const row of new Set(rowsIn(title))) {
			const count = counts.get(row);
			if (count !== undefined) counts.set(row, count + 1);
		}
	return counts;
}
