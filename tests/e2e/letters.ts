import type { APIRequestContext } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './journey';

/** Links of "Still true?", each about something else: mailed in the first minute, when many newer mails stand before them. */
export async function stillTrueLinks(): Promise<string[]> {
	const folder = join(process.env.PRODUCT_DATA ?? '', 'mail');
	const found = new Map<string, string>();
	await expect
		.poll(
			async () => {
				for (const name of (await readdir(folder).catch(() => [])).sort()) {
					const { text } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
						text: string;
					};
					// The first part of a key says which question it is, the rest of it whose.
					const [link, question] = /(\/bestaetigen\/[\w-]{21})[\w-]+/.exec(text) ?? [];
					if (link && question) found.set(question, link);
				}
				return found.size;
			},
			{ message: 'mails that ask', timeout: 60_000 },
		)
		.toBeGreaterThanOrEqual(3);
	return [...found.values()];
}

/**
 * The code that comes to this address because of this. Of earlier ones, and of other mails that come there
 * meanwhile, nothing is taken.
 */
export async function codeAfter(
	request: APIRequestContext,
	mail: string,
	asked: () => Promise<void>,
): Promise<string> {
	const list = async () => {
		const answer = await request.get(`/demo/post.json?an=${encodeURIComponent(mail)}`);
		return (await answer.json()) as { id: string; text: string }[];
	};
	const before = new Set((await list()).map(({ id }) => id));
	await asked();
	let code: string | undefined;
	await expect
		.poll(
			async () => {
				const fresh = (await list()).filter(({ id }) => !before.has(id));
				code = fresh.map(({ text }) => /^ {4}(\d{6})$/m.exec(text)?.[1]).find(Boolean);
				return code;
			},
			{ message: `a code to ${mail}` },
		)
		.toBeDefined();
	return code ?? '';
}

/** What the newest mail to this address that holds it says in its first bracket. Nothing leaves the machine. */
export async function textTo(
	request: APIRequestContext,
	mail: string,
	holds: RegExp,
	origin = '',
): Promise<string> {
	let found: string | undefined;
	await expect
		.poll(
			async () => {
				const answer = await request.get(`${origin}/demo/post.json?an=${encodeURIComponent(mail)}`);
				const all = (await answer.json()) as { text: string }[];
				found = all.map(({ text }) => holds.exec(text)?.[1]).find((one) => one !== undefined);
				return found;
			},
			{ message: `a mail to ${mail} with ${holds.source}` },
		)
		.toBeDefined();
	return found ?? '';
}
