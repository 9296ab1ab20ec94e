import { randomUUID } from 'node:crypto';
import { expect, test } from './journey';

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('feedback on accessibility arrives as a mail', async ({ page, request }) => {
			const message = `Der Knopf ist zu klein. ${randomUUID()}`;
			await page.goto('/barrierefreiheit/feedback');
			await page.locator('[name=message]').fill(message);
			await page.locator('[name=contact]').fill('person@example.org');
			await page.locator('main form button').last().click();
			await expect(page).toHaveURL(/danke/);
			await expect(page.getByRole('main').getByRole('status')).toBeVisible();
			await expect
				.poll(async () => (await (await request.get('/demo/post.json')).text()).includes(message))
				.toBe(true);
			await page.goto('/demo/post');
			await expect(page.getByText(message)).toBeVisible();
		});
	});

test.describe('wrong input', () => {
	test.use({ javaScriptEnabled: false });

	test('keeps what was typed', async ({ page, complaints }) => {
		await page.goto('/barrierefreiheit/feedback?seite=/karte');
		await page.locator('[name=message]').fill(' ');
		await page.locator('[name=contact]').fill('kein Name, nur Text');
		await page.locator('main form button').last().click();
		await expect(page).not.toHaveURL(/danke/);
		await expect(page.locator('[name=contact]')).toHaveValue('kein Name, nur Text');
		await expect(page.locator('[name=page]')).toHaveValue('/karte');
		// The browser reports the refusal itself; nothing else may be wrong.
		expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
		complaints.length = 0;
	});
});
