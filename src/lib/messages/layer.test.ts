import { compile } from '@inlang/paraglide-js';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/folder';

type Texts = Record<string, string>;
type Compiled = Record<string, (gaps: object, options: { locale: 'de' | 'en' }) => string>;
const HERE = join('src', 'lib', 'messages');
const read = (name: string) => JSON.parse(readFileSync(join(HERE, name), 'utf8')) as Texts;

it(
	'lays the formal sentences over all others where a city says Sie',
	{ timeout: 60_000 },
	async () => {
		const root = temporaryFolder();
		const messages = join(root, HERE);
		cpSync(HERE, messages, { recursive: true, filter: (path) => !path.endsWith('compiled') });
		symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
		writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
		const outdir = join(messages, 'compiled');
		await compile({
			project: join(messages, 'project-sie.inlang'),
			outdir,
			outputStructure: 'locale-modules',
		});
		const url = pathToFileURL(join(outdir, 'messages.js')).href;
		const compiled = (await import(/* @vite-ignore */ url)) as Compiled;

		const [german, english, formal] = [read('de.json'), read('en.json'), read('de-sie.json')];
		const { $schema: _, ...expected } = { ...german, ...formal };
		const gaps = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
		const says = (locale: 'de' | 'en') =>
			Object.fromEntries(
				Object.keys(expected).map((key) => [key, compiled[key]?.(gaps, { locale })]),
			);
		expect(says('de')).toEqual(expected);
		expect(says('en')).toEqual(
			Object.fromEntries(Object.keys(expected).map((k) => [k, english[k]])),
		);
	},
);
