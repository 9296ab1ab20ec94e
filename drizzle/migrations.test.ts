import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { entries } = JSON.parse(readFileSync('migrations/meta/_journal.json', 'utf8')) as {
	entries: { idx: number; when: number; tag: string }[];
};

it('each migration is dated after the one before: another is never applied where that one was', () => {
	expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, at) => at));
	for (const [at, { when, tag }] of entries.entries()) {
		expect(existsSync(`migrations/${tag}.sql`), tag).toBe(true);
		// The tool dates by the clock, these are dated ahead: write the date of a new one by hand.
		expect(when, tag).toBeGreaterThan(entries[at - 1]?.when ?? 0);
	}
});
