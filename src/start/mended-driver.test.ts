import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mend } from './mended-driver.mjs';

const driver = new URL('../../node_modules/postgres/src/connection.js', import.meta.url);

it('knows the driver that is installed', () => {
	const code = readFileSync(driver, 'utf8');
	expect(mend(code)).not.toBe(code);
});

it('fails when the driver looks different, instead of leaving it as it is', () => {
	expect(() => mend('socket?.write(chunk, fn)')).toThrow(/mended-driver/);
});
