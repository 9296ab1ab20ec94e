import type { APIRequestContext } from '@playwright/test';
import { expect } from './journey';

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
