import { existsSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { dirname, join } from 'node:path';
import { doorPath, DoorShut, knock, openDoor, type Talk } from '$lib/server/platform/door';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';

const quiet: Talk = { out: () => Promise.resolve(), say: () => undefined };

async function opened(answer: Parameters<typeof openDoor>[1]) {
	const path = join(temporaryFolder(), 'data', 'door');
	const door = await openDoor(path, answer);
	onTestFinished(() => door.close());
	return { path, door };
}

it('hands a question in, and its result, what is said beside it and how it ended back', async () => {
	const { path } = await opened(async (question, talk) => {
		talk.say(`asked: ${question.command}`);
		for (const arg of question.args) await talk.out(`${arg}\n`);
		return 3;
	});
	const out: string[] = [];
	const said: string[] = [];
	const exit = await knock(
		path,
		{ command: 'count', args: ['eins', 'zwei\nmit Zeile', '„drei“'] },
		{ out: (text) => Promise.resolve(void out.push(text)), say: (text) => said.push(text) },
	);
	expect(exit).toBe(3);
	expect(out).toEqual(['eins\n', 'zwei\nmit Zeile\n', '„drei“\n']);
	expect(said).toEqual(['asked: count']);
});

it('is for its owner alone', async () => {
	const { path } = await opened(() => Promise.resolve(0));
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(statSync(dirname(path)).mode & 0o077).toBe(0);
});

it('says what failed, and ends with 1', async () => {
	const { path } = await opened(() => Promise.reject(new Error('Das ging schief.')));
	const said: string[] = [];
	const exit = await knock(
		path,
		{ command: 'x', args: [] },
		{ ...quiet, say: (t) => said.push(t) },
	);
	expect(exit).toBe(1);
	expect(said).toEqual(['Das ging schief.']);
});

it('survives who speaks nonsense, and who leaves in the middle', async () => {
	const { path } = await opened(async (question, talk) => {
		await talk.out(question.command);
		return 0;
	});
	const nonsense = createConnection(path);
	nonsense.write('no json\n');
	let answer = '';
	for await (const part of nonsense) answer += String(part);
	expect(answer).toContain('{"exit":1}');
	const leaver = createConnection(path);
	await once(leaver, 'connect');
	leaver.write('{"command":"a","args":[]}\n');
	leaver.destroy();
	await once(leaver, 'close');
	expect(await knock(path, { command: 'b', args: [] }, quiet)).toBe(0);
});

it('says that the product ended in the middle of the work', async () => {
	let begun: () => void = () => undefined;
	const asked = new Promise<void>((resolve) => (begun = resolve));
	const { path, door } = await opened(() => {
		begun();
		return new Promise(() => undefined);
	});
	const answer = knock(path, { command: 'long', args: [] }, quiet);
	const refused = expect(answer).rejects.toThrow('Das Produkt hat mitten in der Arbeit aufgehört.');
	await asked;
	await door.close();
	await refused;
	expect(existsSync(path)).toBe(false);
});

it('is shut when nobody is there, also when one who was killed left the name behind', async () => {
	const path = join(temporaryFolder(), 'door');
	await expect(knock(path, { command: 'x', args: [] }, quiet)).rejects.toThrow(DoorShut);
	const { path: left, door } = await opened(() => Promise.resolve(0));
	// The name stays, and nobody listens behind it: the next one takes its place.
	await door.close();
	const again = await openDoor(left, () => Promise.resolve(7));
	onTestFinished(() => again.close());
	const third = await openDoor(left, () => Promise.resolve(8));
	onTestFinished(() => third.close());
	expect(await knock(left, { command: 'x', args: [] }, quiet)).toBe(8);
});

it('lies in a folder of its own where the name would be too long for a socket', async () => {
	const deep = join(temporaryFolder(), ...Array<string>(9).fill('ein-langer-name'));
	const path = doorPath(deep);
	onTestFinished(() => rmSync(dirname(path), { recursive: true, force: true }));
	expect(Buffer.byteLength(path)).toBeLessThanOrEqual(107);
	expect(path.startsWith(deep)).toBe(false);
	expect(statSync(dirname(path)).mode & 0o077).toBe(0);
	const door = await openDoor(path, () => Promise.resolve(0));
	onTestFinished(() => door.close());
	expect(await knock(path, { command: 'x', args: [] }, quiet)).toBe(0);
	expect(doorPath('/srv/tohoop')).toBe('/srv/tohoop/door');
});
