// Who may import what, for the editor. `tests/architecture.test.ts` holds the same rules over the real
// import graph, with transitive and relative imports, and is the judge.

/**
 * @param {string[]} files
 * @param {{ group: string[], message: string }[]} patterns
 * @returns {import('eslint').Linter.Config}
 */
const forbid = (files, patterns) => ({
	files,
	rules: {
		'no-restricted-imports': ['error', { patterns }],
	},
});

/** @param {string[]} except */
const vendors = (except = []) => [
	{
		group: [
			'drizzle-orm',
			'drizzle-orm/*',
			'postgres',
			'meilisearch',
			'nodemailer',
			'lucia',
			'pg-boss',
			'@electric-sql/*',
		].filter((name) => !except.includes(name)),
		message: 'Vendor libraries live in lib/server (see docs/decisions/0002).',
	},
];

export const zones = [
	forbid(
		['src/lib/domain/**/*.ts'],
		[
			{
				group: [
					'$lib/server/*',
					'$lib/components/*',
					'$lib/client/*',
					'$db',
					'$db/*',
					'$app/*',
					'svelte',
					'svelte/*',
				],
				message: 'domain knows nothing but itself and zod.',
			},
			...vendors(),
		],
	),
	forbid(
		['src/lib/components/**/*', 'src/lib/client/**/*', 'src/lib/map/**/*'],
		[
			{
				group: ['$lib/server/*', '$db', '$db/*'],
				message: 'What people see never knows the server.',
			},
			...vendors(),
		],
	),
	forbid(
		['src/routes/**/*'],
		[
			{ group: ['$db', '$db/*'], message: 'No SQL in routes: ask a room.' },
			{
				group: ['$lib/server/*/*', '!$lib/server/http/*', '!$lib/server/platform/*'],
				message: 'A room is entered through its door only.',
			},
			...vendors(),
		],
	),
	forbid(
		['src/lib/server/platform/**/*.ts'],
		[
			{
				group: ['$app/*', '$lib/server/http/*', '../http/*', '../../http/*', '$lib/components/*'],
				message: 'The platform has no business words and does not know the web.',
			},
		],
	),
];
