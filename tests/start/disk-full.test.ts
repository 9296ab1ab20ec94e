import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import type { RunningProduct } from '../support/product';
import { preparedData, spawnTestProduct, startTestProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';

// R11 on the embedded database, which stops writing before the disk is wholly full.

const FAKE = pathToFileURL(join('tests', 'support', 'full-disk.mjs')).href;

const onDisk = (mark: string) => ({
	...{ NODE_OPTIONS: `--import=${FAKE}`, DISK_FULL_WHILE: mark },
	...{ SEARCH: 'postgres', LIMIT_FORMS_PER_HOUR: '10000' },
});

async function post({ origin }: RunningProduct, form: { id: string; message: string }) {
	const answer = await fetch(`${origin}/barrierefreiheit/feedback`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams(form),
	});
	return { status: answer.status, body: await answer.text() };
}

it('R11 writing waits with the text kept while the disk is full, reading goes on, and space is noticed', async () => {
	const mark = join(temporaryFolder(), 'full');
	const product = await startTestProduct(onDisk(mark));
	const mails = async () => (await fetch(`${product.origin}/demo/post.json`)).text();
	expect((await post(product, { id: randomUUID(), message: 'vorher' })).status).toBe(303);

	writeFileSync(mark, '');
	const form = { id: randomUUID(), message: `Rampe ${randomUUID()}` };
	const early = { id: randomUUID(), message: 'bevor es jemand merkte' };
	const refused = await waitFor(async () => {
		const answer = await post(product, early);
		return answer.status === 303 ? undefined : post(product, form);
	}, 10_000);
	expect(refused.status).toBe(507);
	expect(refused.body).toContain(form.message);
	for (const path of ['/vereine', '/entdecken?q=chor', '/health/ready'])
		expect((await fetch(product.origin + path)).status, path).toBe(200);

	rmSync(mark);
	await waitFor(async () => (await post(product, form)).status === 303, 10_000, 'space again');
	await waitFor(async () => (await mails()).includes(form.message), 10_000, 'its mail');
	expect((await mails()).split(form.message)).toHaveLength(2);
	expect(product.child.exitCode).toBe(null);
});

it('R11 says so when the disk is full at the start, and starts when it is not any more', async () => {
	const mark = join(temporaryFolder(), 'full');
	const dataDir = preparedData();
	writeFileSync(mark, '');
	const product = await spawnTestProduct({ ...onDisk(mark), DATA_DIR: dataDir });
	expect((await product.ended).code).toBe(1);
	expect(product.output()).toContain('Der Datenträger ist voll. Schaffe Platz');
	expect(product.output()).not.toMatch(/^ {4}at /m);
	rmSync(mark);
	await startTestProduct({ ...onDisk(mark), DATA_DIR: dataDir });
});
