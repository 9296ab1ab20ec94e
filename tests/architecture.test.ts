import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints } from './support/house-rules';
import { importGraph, importsOf, sourceFiles } from './support/import-graph';

const root = join(import.meta.dirname, '..');
const folders = ['src', 'drizzle'];
const rooms = 'src/lib/server';

describe('who knows whom', () => {
	it('holds in the whole house', () => {
		const arrows = importGraph(root, folders);
		expect(arrows.length).toBeGreaterThan(100);
		expect(complaints(arrows)).toEqual([]);
		// Reads every file there is; a busy machine takes its time.
	}, 30_000);

	it.each([
		['src/lib/domain/club/rules.ts', 'drizzle-orm'],
		['src/lib/domain/club/rules.ts', 'ical.js'],
		['src/lib/domain/club/rules.ts', `${rooms}/platform/ids.ts`],
		[`${rooms}/needs/queries.ts`, `${rooms}/clubs/queries.ts`],
		['src/routes/+page.server.ts', 'drizzle/schema/index.ts'],
		['src/lib/components/base/Button.svelte', 'postgres'],
		['src/routes/+page.svelte', `${rooms}/feedback/index.ts`],
		[`${rooms}/discovery/search.ts`, 'meilisearch'],
		[`${rooms}/clubs/index.ts`, 'lucia'],
		['src/routes/karte/+page.svelte', 'maplibre-gl'],
		[`${rooms}/platform/mail.ts`, `${rooms}/feedback/index.ts`],
		[`${rooms}/platform/mail.ts`, `${rooms}/http/form.ts`],
		['src/lib/city/index.ts', 'src/routes/+page.ts'],
	])('complains when %s imports %s', (from, to) => {
		expect(complaints([{ from, to, type: false }])).toHaveLength(1);
	});

	it('complains about rooms that form a circle', () => {
		const arrow = (a: string, b: string) => ({
			from: `${rooms}/${a}/queries.ts`,
			to: `${rooms}/${b}/index.ts`,
			type: false,
		});
		expect(complaints([arrow('clubs', 'needs'), arrow('needs', 'clubs')])).toEqual([
			'rooms form a circle: clubs, needs',
		]);
	});

	it('sees every way to import', () => {
		const text = `<script lang="ts">import a from 'a'; import type { B } from 'b'; export { c } from 'c';
			const d = await import('d');</script><p>import 'e'</p>`;
		expect(importsOf(text, 'X.svelte')).toEqual([
			{ name: 'a', type: false },
			{ name: 'b', type: true },
			{ name: 'c', type: false },
			{ name: 'd', type: false },
		]);
	});
});

describe('what stands nowhere', () => {
	const marks: [string, RegExp][] = [
		['raw HTML', /\{@html/],
		['a form that loses its words with the network (staying.ts)', /\buse:enhance\b/],
		['a path of one machine', /["'`(\s]\/(home|work|Users)\//],
	];
	it.each(marks)('%s', (_what, mark) => {
		const found = folders
			.flatMap((folder) => sourceFiles(root, folder))
			.filter((file) => mark.test(readFileSync(join(root, file), 'utf8')));
		expect(found).toEqual([]);
	});

	it('words beside the catalogue', () => {
		const found = sourceFiles(root, 'src')
			// The gallery shows components with sample words; it is no part of the built product.
			.filter((file) => file.endsWith('.svelte') && !file.includes('/(dev)/'))
			.flatMap((file) =>
				wordsOf(readFileSync(join(root, file), 'utf8')).map((words) => `${file}: ${words}`),
			);
		expect(found).toEqual([]);
	});

	it('such words would be found', () => {
		expect(wordsOf('<p class="x">Guten Tag</p>')).toEqual(['Guten Tag']);
		expect(wordsOf('<p>{m.greeting()}</p>{#if a > b}<b>{c}</b>{/if}')).toEqual([]);
	});
});

/** Text between tags that does not come from an expression. A heuristic: words of three letters or more. */
function wordsOf(text: string): string[] {
	let plain = text
		.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
		.replace(/<!--[\s\S]*?-->/g, '');
	// Expressions first, from the inside out: they may hold signs that look like tags.
	for (let before = ''; before !== plain;) {
		before = plain;
		plain = plain.replace(/\{[^{}]*\}/g, '');
	}
	return plain
		.split(/<[^>]*>/)
		.map((words) => words.trim())
		.filter((words) => /\p{L}{3,}/u.test(words));
}
