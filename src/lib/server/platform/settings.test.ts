import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError, variables } from './settings';

const earnest = { ORIGIN: 'https://tohoop.example', CITY: 'luebeck' };
const problems = (env: Record<string, string>) => {
	try {
		readSettings(env);
		return [];
	} catch (error) {
		if (error instanceof SettingsError) return error.problems;
		throw error;
	}
};

describe('settings', () => {
	it('are each explained in .env.example, and nothing else is', () => {
		const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
		const blocks = example.split(/\n{2,}/).filter((block) => /^[A-Z_]+=/m.test(block));
		const names = blocks.map((block) => {
			expect(block, 'a sentence before each').toMatch(/^# .{20,}/);
			return /^([A-Z_]+)=/m.exec(block)?.[1];
		});
		expect(names.sort()).toEqual(Object.keys(variables.shape).sort());
	});

	it('name what is missing outside of the demo', () => {
		expect(problems({}).join()).toMatch(/ORIGIN.*CITY/);
		expect(problems(earnest)).toEqual([]);
		expect(problems({ DEMO: '1' })).toEqual([]);
	});

	it.each([
		['PORT', '0'],
		['PORT', '70000'],
		['PORT', 'x'],
		['DEMO', 'maybe'],
		['ORIGIN', 'https://tohoop.example/'],
		['ORIGIN', 'tohoop.example'],
		['ORIGIN', 'ftp://tohoop.example'],
		['DATABASE_URL', 'mysql://x'],
		['MEILI_URL', 'x'],
		['SEARCH', 'x'],
		['SMTP_URL', 'http://x'],
		['MAIL_FROM', 'x'],
		['MAIL_FROM', 'A <a@b.example>\r\nBcc: c@d.example'],
		['FEEDBACK_MAIL', 'x'],
		['MAP_STYLE_URL', 'basemap.de'],
		['MAP_STYLE_DARK_URL', 'ftp://karten.example'],
		['MAP_FILE', 'karte.zip'],
		['MAP_CREDIT', 'x'.repeat(201)],
		['TRUSTED_PROXIES', '-1'],
		['LIMIT_READ_PER_SECOND', '0'],
		['LIMIT_FORMS_PER_HOUR', '1.5'],
		['LOG_LEVEL', 'trace'],
	])('name the variable that is wrong: %s=%s', (name, value) => {
		const said = problems({ ...earnest, [name]: value });
		expect(said.length).toBeGreaterThan(0);
		expect(said.every((problem) => problem.startsWith(name))).toBe(true);
	});

	it('take one map, and a night only with its day', () => {
		const style = { MAP_STYLE_URL: 'https://karten.example/stil.json' };
		const night = { MAP_STYLE_DARK_URL: 'https://karten.example/nacht.json' };
		expect(problems({ ...earnest, ...style, MAP_FILE: 'karte.pmtiles' }).join()).toMatch(
			/MAP_FILE und MAP_STYLE_URL/,
		);
		expect(problems({ ...earnest, ...night }).join()).toMatch(/^MAP_STYLE_URL fehlt/);
		expect(problems({ ...earnest, ...style, ...night })).toEqual([]);
		expect(readSettings({ ...earnest, MAP_FILE: 'karte.pmtiles' }).map.file).toBe('karte.pmtiles');
	});

	it('S79 take no secret that everyone knows, and do not repeat it', () => {
		const meili = { ...earnest, MEILI_URL: 'http://127.0.0.1:7700' };
		expect(problems(meili).join()).toMatch(/MEILI_KEY fehlt/);
		for (const key of [
			'masterKey',
			'changeme-changeme-changeme',
			'aaaaaaaaaaaaaaaaaaaaaaaa',
			'short',
		]) {
			const said = problems({ ...meili, MEILI_KEY: key }).join();
			expect(said, key).toMatch(/^MEILI_KEY/);
			expect(said).not.toContain(key);
		}
		expect(problems({ ...meili, MEILI_KEY: '9f86d081884c7d659a2feaa0c55ad015' })).toEqual([]);
	});

	it('count empty values as missing', () => {
		expect(readSettings({ ...earnest, PORT: ' ', SMTP_URL: '' }).port).toBe(3000);
	});

	it('let a demo answer under the names of this machine, and send nothing', () => {
		const demo = readSettings({ DEMO: '1', PORT: '3111', SMTP_URL: 'smtp://mail.example' });
		expect(demo.origins).toContain('http://localhost:3111');
		expect(demo.origins).toContain('http://127.0.0.1:3111');
		expect(demo.mail.smtpUrl).toBeUndefined();
		const named = readSettings({ DEMO: '1', ORIGIN: 'https://demo.example' });
		expect(named.origins[0]).toBe('https://demo.example');
		expect(named.origins).toContain('http://localhost:3000');
		expect(readSettings(earnest).origins).toEqual(['https://tohoop.example']);
	});
});
