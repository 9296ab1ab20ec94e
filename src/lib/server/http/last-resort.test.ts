import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sayThatItIsADemo } from './last-resort';

it('says on the page of last resort, too, that a demo is one', async () => {
	const page = readFileSync('src/error.html', 'utf8');
	const type = { 'content-type': 'text/html' };
	const said = await sayThatItIsADemo(new Response(page, { status: 500, headers: type }));
	expect(said.status).toBe(500);
	expect(await said.text()).toMatch(/<strong>Demo – erfundene Angaben<\/strong><\/p>\s*<\/main>/);
});
