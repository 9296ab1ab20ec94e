import { test as base, expect, type Page } from '@playwright/test';

/** What a script of this page threw and nobody caught. */
export function hearErrors(page: Page, complaints: string[]): void {
	page.on('pageerror', ({ message }) => {
		// Said by the browser itself when the next document comes before the picture has changed.
		if (!message.startsWith('Transition was aborted because of invalid state'))
			complaints.push(message);
	});
}

/** A test that stands on the running product, and fails when its page complains in the console. */
export const test = base.extend<{ complaints: string[] }>({
	complaints: [
		async ({ page }, use) => {
			const complaints: string[] = [];
			page.on('console', (message) => {
				const { url } = message.location();
				// The browser asks for this one by itself, whatever the page says.
				if (message.type() === 'error' && !url.endsWith('/favicon.ico'))
					complaints.push(`${message.text()} ${url}`);
			});
			hearErrors(page, complaints);
			await use(complaints);
			expect(complaints).toEqual([]);
		},
		{ auto: true },
	],
});

/**
 * For what stays on the device between visits, and for the journeys of the heart, as people have them: the service
 * worker installs itself. The others stand on an empty device, where it has not yet taken anything over.
 */
export const WITH_WORKER = { serviceWorkers: 'allow' } as const;

/** Only there once the script has taken the page over: from then on it hears keys, and what is pressed and typed. */
export const awake = (page: Page): Promise<void> =>
	expect(page.locator('#svelte-announcer')).toBeAttached();

export { expect };
