import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countRows, ROWS, rowsIn } from './rows.mjs';

/** Titles of the tests in a file that begin with a row, as they stand in its source. */
function titlesIn(file: string): string[] {
	const path = join(import.meta.dirname, `${file}.test.ts`);
	if (!existsSync(path)) return [];
	const source = readFileSync(path, 'utf8');
	return [...source.matchAll(/(['"`])([SPR]\d{1,2} .+?)\1/g)].map(([, , title = '']) => title);
}

it.each(Object.entries(ROWS))('%s is held on the built product', (row, files) => {
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) {
		// What starts the built product: neither a rule alone nor a use case alone is enough.
		expect(file).toMatch(/^(hostile|e2e|start|faults)\//);
		const named = titlesIn(file).filter((title) => rowsIn(title).includes(row));
		expect(named, `a test of ${file} whose title begins with ${row}`).not.toEqual([]);
	}
});

it('counts what passed, row by row', () => {
	const counts = countRows([
		'in the demo S05 S06 no cookie',
		'S05 again',
		'S050 is no row',
		'no row',
	]);
	expect([counts.get('S05'), counts.get('S06'), counts.get('S01')]).toEqual([2, 1, 0]);
});
