import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port';
import type { RunningProduct } from '../support/product';
import { startSharedProduct } from '../support/test-product';

/** The product as an operator would set it up: no demo, nothing seeded, mails kept in a folder. */
export async function startInEarnest(
	env: Record<string, string | undefined> = {},
): Promise<RunningProduct> {
	const port = await freePort();
	return startSharedProduct({
		DEMO: '0',
		CITY: 'luebeck',
		PORT: String(port),
		ORIGIN: `http://127.0.0.1:${port}`,
		SEARCH: 'postgres',
		LIMIT_FORMS_PER_HOUR: '100000',
		LIMIT_SIGN_IN_PER_MINUTE: '100000',
		LIMIT_READ_BURST: '100000',
		...env,
	});
}

export interface KeptMail {
	to: string;
	text: string;
}

export function keptMails(product: RunningProduct): KeptMail[] {
	const folder = join(product.dataDir, 'mail');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptMail);
}
