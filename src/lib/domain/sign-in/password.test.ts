import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_WORDS } from './common-words';
import { passwordField, passwordProblem } from './password';

const anybody: { office: boolean; known: string[] } = { office: false, known: [] };
const problem = (password: string, about: Partial<typeof anybody> = {}) =>
	passwordProblem(passwordField.parse(password), { ...anybody, ...about });

describe('S15 a new password', () => {
	it.each([
		...['password123456', 'qwertzuiop1234', 'Luebeck2026', 'Lübeck2026!', 'P@ssw0rd!', 'Passwort1'],
		...['12345678', 'aaaaaaaaaa', 'hallohallo', 'Sommer2024!', 'iloveyou123', '1qaz2wsx3edc'],
		...['Schatzi-01.02.1984', 'asdfghjkl', 'qwerty!!', '31.12.1999', 'Administrator', 'h4ll0w3lt'],
		...['abcdefgh', '87654321', 'Ehrenamt2026', 'feuerwehr112', 'letmein!!!', 'sonnesonne'],
	])('%s is among what is tried first', (password) =>
		expect(problem(password)).toBe('password_common'),
	);

	it.each([
		...['kx7pwfuu', 'Zebra-Amtsstube', 'mein Hund bellt nie leise', 'vier muede Igel'],
		...['Ärger über Öl & Süßholz', '🦊🐢🦉🐌🦔🐳🦀🐙', 'e'.repeat(3) + 'Kr%9vTz'],
		'in dieser Stadt regnet es seitwaerts und das ist wunderbar schoen',
	])('%s is fine', (password) => expect(problem(password)).toBeUndefined());

	it('is not made of what everybody knows about the person and their clubs', () => {
		const known = ['Frauke Lindenkamp', 'frauke@kogge.example', 'Ruderclub Moltkebrücke'];
		for (const password of [
			'Lindenkamp77',
			'RuderclubMoltkebruecke',
			'Moltkebrücke2026',
			'kogge.frauke',
		])
			expect(problem(password, { known }), password).toBe('password_own');
		expect(problem('Lindenkamp77')).toBeUndefined();
	});

	it('has 8 to 128 signs, of the coordination 15, and every one counts', () => {
		expect(problem('kx7pwfu')).toBe('password_too_short');
		expect(problem('kx7pwfuu', { office: true })).toBe('password_too_short');
		expect(problem('kx7pwfuu-rgt-ob', { office: true })).toBeUndefined();
		const long = 'Räuberhöhle '.repeat(11);
		expect([...long.slice(0, 128)]).toHaveLength(128);
		expect(problem(long.slice(0, 128))).toBeUndefined();
		expect(problem(long.slice(0, 129))).toBe('password_too_long');
		expect(passwordField.parse('é')).toBe(passwordField.parse('e\u0301'));
	});

	it('S15 turns down more than a hundred thousand that lists begin with', () => {
		const ends = [
			'',
			'1',
			'12',
			'123',
			'1234',
			'12345',
			'!',
			'!!',
			'1!',
			'123!',
			'?',
			'.',
			'00',
			'007',
		];
		for (let year = 1950; year <= 2030; year++) ends.push(String(year));
		for (let number = 10; number < 100; number++) ends.push(String(number));
		const tried = new Set<string>();
		for (const word of COMMON_WORDS)
			for (const end of ends) {
				const small = word + end;
				if (small.length < 8) continue;
				tried.add(small);
				tried.add(small.charAt(0).toUpperCase() + small.slice(1));
			}
		expect(tried.size).toBeGreaterThan(100_000);
		for (const password of tried)
			if (problem(password) !== 'password_common') expect.fail(`${password} is fine`);
	}, 60_000);

	it('is looked at in no time, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (password) => {
				const started = performance.now();
				if (password !== '') problem(password);
				expect(performance.now() - started).toBeLessThan(500);
			}),
			{ numRuns: 100 },
		);
	});
});
