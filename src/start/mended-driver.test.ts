import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { mend } from './mended-driver.mjs';

const driver = new URL('../../node_modules/postgres/src/connection.js', import.meta.url);

it('knows the driver that is installed', () => {
	const code = readFileSync(driver, 'utf8');
	expect(mend(code)).not.toBe(code);
});

it('fails when the driver looks different, instead of leaving it as it is', () => {
	expect(() => mend('socket?.write(chunk, fn)')).toThrow(/mended-driver/);
});

it('takes nobody along when a connection is cut while it asks for its types', async () => {
	const HELLO = [0x52, 0, 0, 0, 8, 0, 0, 0, 0];
	const READY = [0x5a, 0, 0, 0, 5, 0x49];
	let asked: () => void = () => undefined;
	const typesAsked = new Promise<void>((resolve) => (asked = resolve));
	const server = createServer((socket) => {
		socket.on('error', () => socket.destroy());
		socket.once('data', () => {
			socket.write(Buffer.from([...HELLO, ...READY]));
			socket.once('data', asked);
		});
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	const sql = postgres(`postgres://a:b@127.0.0.1:${port}/c`, { max: 1 });
	const refused = expect(sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_DESTROYED' });
	await typesAsked;
	// A refusal that nobody hears would be seen as an error of this run.
	await sql.end({ timeout: 0 });
	await refused;
	server.close();
});
