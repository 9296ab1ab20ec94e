import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { zones } from './tests/zones.js';

// Each component is a program of its own to the type checker, which makes three quarters of the work of a whole
// run. In `npm test` svelte-check alone looks at their types; here they come in with `npm run test:all`, and
// whenever this is called by hand.
const untypedComponents =
	process.env.SWEEP === 'pairs'
		? [{ ...ts.configs.disableTypeChecked, files: ['**/*.svelte'] }]
		: [];

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data/',
			'src/lib/messages/compiled/',
			'tests/output/',
			'tests/search/*.mjs',
			'test-results/',
		],
	},
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { arguments: false } },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'@typescript-eslint/only-throw-error': 'off',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-console': 'error',
			eqeqeq: 'error',
			'no-undef': 'off',
			// Addresses are plain German paths at the root, localised by one function; there is no base path.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
	...untypedComponents,
	{
		// Console programs and tests talk to a terminal.
		files: ['src/start/**', 'tests/**'],
		rules: { 'no-console': 'off' },
	},
	{
		files: ['**/*.mjs', '**/*.js'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},
	{
		// Control characters are the subject there.
		files: ['src/lib/domain/text.ts'],
		rules: { 'no-control-regex': 'off' },
	},
	...zones,
);
