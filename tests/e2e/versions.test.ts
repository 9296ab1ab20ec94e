import { freePort } from '../support/free-port';
import { startInCity } from '../support/city';
import type { RunningProduct } from '../support/product';
import { awake, expect, test, WITH_WORKER } from './journey';
import { cityHere } from './one-product';
import { makeSecondBuild } from './second-build';

// One device, three versions of the server at one address: today's build, the next one, and one whose
// service worker was switched off.

test.use({ ...WITH_WORKER, viewport: { width: 390, height: 844 } });

let running: RunningProduct | undefined;
const second = { remove: () => undefined as void, folder: '' };

test.beforeAll(() => {
	Object.assign(second, makeSecondBuild());
});
test.afterAll(async () => {
	await running?.stop();
	second.remove();
});

test('a new version waits to be taken, old pages stand, and the switch takes the worker down', async ({
	page,
	context,
	complaints,
}) => {
	test.setTimeout(420_000);
	const port = await freePort();
	const start = async (env: Record<string, string> = {}, build = 'build'): Promise<string> => {
		await running?.stop();
		running = await startInCity(
			cityHere(),
			{ PORT: String(port), ...env },
			{ patienceMs: 120_000, build },
		);
		return running.origin;
	};
	const kept = () =>
		page.evaluate(async () => {
			const requests = await (await caches.open('seiten')).keys();
			return requests.map(({ url }) => new URL(url).pathname);
		});

	const origin = await start();
	await page.goto(`${origin}/`);
	// The worker comes when the device has time: here another product is being built up beside it.
	await expect.poll(kept, { timeout: 60_000 }).toContain('/gemerkt');
	await page.goto(`${origin}/vereine`);
	const club = (await page.locator('main .cards a').first().getAttribute('href')) ?? '';
	await page.goto(origin + club);
	await page
		.getByRole('button', { name: /merken$/ })
		.first()
		.click();
	await expect.poll(kept).toContain(club);
	await page.goto(`${origin}/barrierefreiheit/feedback`);
	// All of its files are there before the server goes.
	await awake(page);

	await start({}, second.folder);
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.ready).update();
	});
	const line = page.getByText('Es gibt eine neue Version dieser Seite.');
	await expect(line).toBeVisible();
	const reload = page.getByRole('button', { name: 'Neu laden' });
	await expect(reload).toBeVisible();
	// Who writes is not asked to lose it.
	await page.locator('[name=message]').fill('Der Knopf ist zu klein.');
	await expect(reload).toHaveCount(0);
	await expect(page.locator('[name=message]')).toHaveValue('Der Knopf ist zu klein.');

	// Taken: the same page in the new version, with its new file.
	await page.goto(`${origin}/gemerkt`);
	await expect(page.getByText('Es gibt eine neue Version dieser Seite.')).toBeVisible();
	const again = page.waitForEvent('load');
	await reload.click();
	await again;
	await expect(page.locator('h1')).toHaveText('Gemerkt');
	await expect(page.getByText('Es gibt eine neue Version dieser Seite.')).toBeHidden();

	// What was kept by the old version stands and works without network, from its own files.
	await context.setOffline(true);
	await page.goto(origin + club);
	await expect(page.locator('[data-stand]')).toBeVisible();
	await expect(page.getByRole('button', { name: /merken$/ }).first()).toHaveAttribute(
		'aria-pressed',
		'true',
	);
	await context.setOffline(false);

	await start({ SERVICE_WORKER: '0' });
	await page.goto(`${origin}/`);
	await expect
		.poll(() =>
			page.evaluate(async () => [
				(await navigator.serviceWorker.getRegistrations()).length,
				(await caches.keys()).length,
			]),
		)
		.toEqual([0, 0]);
	// What somebody remembered is theirs.
	await page.goto(`${origin}/gemerkt`);
	await expect(page.locator('main .cards a')).toHaveCount(1);
	complaints.length = 0;
});
