import type { Page } from '@playwright/test';
import { expect } from './journey';

/** What somebody walks through who hears the page: places, headings and what can be done. */
const TOLD = new Set([
	...['banner', 'navigation', 'main', 'contentinfo', 'complementary', 'region', 'search', 'form'],
	...['heading', 'link', 'button', 'textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'],
	...['checkbox', 'radio', 'switch', 'group', 'radiogroup', 'tab', 'tablist', 'tabpanel', 'table'],
	...['dialog', 'alert', 'status', 'figure', 'img'],
]);

const DAYS = /\b(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b/g;
const SHORT_DAYS = /\b(Mo|Di|Mi|Do|Fr|Sa|So)(?=[.,]* \d)/g;
const MONTHS =
	/\b(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/g;

/** The same on every day: no figures, no days, and none of the words a test made up. */
const steady = (line: string, own: readonly string[]) =>
	own
		.reduce((text, word) => text.replaceAll(word, '…'), line)
		.replaceAll(DAYS, 'TAG')
		.replaceAll(SHORT_DAYS, 'TAG')
		.replaceAll(MONTHS, 'MONAT')
		.replaceAll(/(?<!level=)\b\d+/g, '#');

interface Node {
	depth: number;
	role: string;
	named: string;
}

function nodesOf(snapshot: string): Node[] {
	return snapshot.split('\n').flatMap((line) => {
		const [, space, role = '', rest = ''] = /^(\s*)- '?(\w+)(.*)$/.exec(line) ?? [];
		if (space === undefined) return [];
		return [{ depth: space.length, role, named: rest.replace(/'?(:[^"]*)?$/, '').trim() }];
	});
}

/** The tree as lines, each below the last one above it that is told. */
export function toldOf(snapshot: string, own: readonly string[] = []): string {
	const nodes = nodesOf(snapshot);
	const above: number[] = [];
	const lines: string[] = [];
	for (let at = 0; at < nodes.length; at++) {
		const { depth, role, named } = nodes[at] ?? { depth: 0, role: '', named: '' };
		const end = nodes.findIndex((node, place) => place > at && node.depth <= depth);
		const within = nodes.slice(at + 1, end < 0 ? undefined : end);
		// Which entries stand in a list is a matter of the day.
		const card =
			role === 'listitem' &&
			within.some((node) => node.role === 'button' && node.named.endsWith('merken"'));
		if (!card && !TOLD.has(role)) continue;
		while (above.length > 0 && (above.at(-1) ?? 0) >= depth) above.pop();
		const told = card ? 'card' : `${role} ${named}`.trimEnd();
		lines.push(steady(`${'  '.repeat(above.length)}${told}`, own));
		if (card) at += within.length;
		else above.push(depth);
	}
	// How many of them there are, too.
	return `${lines.filter((line, at) => line !== lines[at - 1]).join('\n')}\n`;
}

/** N1: names, levels and places as they are under version control (`tests/e2e/names`). */
export async function expectNames(page: Page, file: string, own: readonly string[] = []) {
	const told = async () => toldOf(await page.locator('body').ariaSnapshot(), own);
	await expect.poll(told).toContain('main');
	// What only a script brings is there a moment later.
	await expect(async () => expect(await told()).toMatchSnapshot(`${file}.txt`)).toPass({
		timeout: 20_000,
	});
}
