import { expect, type Browser, type APIRequestContext, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';

// What a test of the review desk decides about it has put there itself: the queue is one for all tests.

export const signInAs = async (page: Page, name: string) => {
	await page.context().clearCookies();
	await page.goto('/anmelden');
	await page.getByRole('button', { name: `Anmelden als ${name}` }).click();
	await page.waitForURL(/stabsstelle|mein-verein/);
};

const soon = () => {
	const day = new Date(Date.now() + 9 * 86_400_000);
	return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
};

type Kind = 'neuigkeit' | 'hilfe' | 'termin';
const TEXT = 'Wir treffen uns am Wasser und freuen uns über alle, die kommen.';

const fieldsOf = (kind: Kind, title: string): Record<string, string> => ({
	...{ id: randomUUID(), seen: '', title, text: TEXT },
	...{
		neuigkeit: { type: 'meldung' },
		hilfe: {
			...{ kind: 'regelmaessig', effort: 'flexibel', mode: 'vor-ort', where: 'verein' },
			...{ topics: 'umwelt-klima', requires: '', summary: 'Hände am Wasser.' },
		},
		termin: { type: 'treff', date: soon(), time: '18:00', where: 'verein', repeat: 'nie' },
	}[kind],
});

/** A club that is not let in yet writes; each of these waits on the desk, in this order. */
export async function putOnDesk(
	browser: Browser,
	titles: readonly string[],
	kinds: readonly Kind[] = ['neuigkeit'],
): Promise<void> {
	const context = await browser.newContext({ baseURL: process.env.PRODUCT_ORIGIN });
	await send(context.request, '/demo/anmelden', { person: 'neuer-verein' });
	for (const [at, title] of titles.entries()) {
		const kind = kinds[at % kinds.length] ?? 'neuigkeit';
		const path = `/mein-verein/neu/${kind}?/veroeffentlichen`;
		await send(context.request, path, fieldsOf(kind, title));
	}
	await context.close();
}

async function send(request: APIRequestContext, path: string, form: Record<string, string>) {
	const answer = await request.post(path, {
		form,
		headers: { origin: process.env.PRODUCT_ORIGIN ?? '', accept: 'text/html' },
		maxRedirects: 0,
	});
	expect(answer.status(), path).toBe(303);
}

/** Where an item lies that this test has put there. */
export async function itemOf(page: Page, title: string): Promise<string> {
	// However many wait, it is among those that are shown.
	await page.goto(`/stabsstelle/pruefen?q=${encodeURIComponent(title)}`);
	const link = page
		.getByRole('main')
		.getByRole('link')
		.filter({ has: page.getByText(title, { exact: true }) });
	return (await link.getAttribute('href')) ?? '';
}
