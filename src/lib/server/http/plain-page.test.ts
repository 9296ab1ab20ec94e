import { describe, expect, it } from 'vitest';
import { plainAnswer } from './plain-page';

describe('plainAnswer', () => {
	it('speaks the language of the address', () => {
		expect(plainAnswer({ path: '/x' }, 404, 'not-found').body).toContain('<html lang="de">');
		expect(plainAnswer({ path: '/en/x' }, 404, 'not-found').body).toContain('<html lang="en">');
		expect(plainAnswer({ path: '/english' }, 404, 'not-found').body).toContain('lang="de"');
	});

	it('answers machines as a problem document, people with a page', () => {
		const type = (asked: Parameters<typeof plainAnswer>[0]) =>
			plainAnswer(asked, 403, 'forbidden').headers['content-type'];
		expect(type({ path: '/', accept: 'application/json' })).toBe('application/problem+json');
		expect(type({ path: '/x.json', accept: '*/*' })).toBe('application/problem+json');
		expect(type({ path: '/', contentType: 'Application/JSON' })).toBe('application/problem+json');
		expect(type({ path: '/', accept: 'text/html,application/json' })).toMatch(/^text\/html/);
		expect(type({ path: '/' })).toMatch(/^text\/html/);
	});

	it('says of a demo that it is one, and of nothing else', () => {
		const demo = 'Demo – erfundene Angaben';
		expect(plainAnswer({ path: '/x', demo: true }, 404, 'not-found').body).toContain(demo);
		expect(plainAnswer({ path: '/x' }, 404, 'not-found').body).not.toContain('Demo');
	});
});
