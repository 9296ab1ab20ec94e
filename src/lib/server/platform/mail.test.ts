import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { startSmtpSink, type SmtpSink } from '../../../../tests/support/smtp-sink';
import { waitFor } from '../../../../tests/support/wait-for';
import { openSmtp, type Mail } from './mail';

let sink: SmtpSink | undefined;
let mail: Mail | undefined;
const closers: (() => unknown)[] = [];
afterEach(async () => {
	mail?.close?.();
	for (const close of closers.splice(0)) close();
	await sink?.stop();
	sink = undefined;
});

const letter = (number: number) => ({
	to: 'rosa@freiwillig.example',
	subject: `Nummer ${number}`,
	text: 'Moin',
	messageId: `<${number}@tohoop.example>`,
});

/** Counts the lines to a server, and can cut them. */
async function between(target: SmtpSink) {
	const lines: Socket[] = [];
	const port = Number(new URL(target.url).port);
	const proxy = createServer((from) => {
		const to = connect(port, '127.0.0.1');
		lines.push(from);
		for (const [one, other] of [
			[from, to],
			[to, from],
		] as const) {
			one.on('error', () => one.destroy());
			one.on('close', () => other.destroy());
		}
		from.pipe(to).pipe(from);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	closers.push(
		() => proxy.close(),
		() => lines.map((line) => line.destroy()),
	);
	const address = proxy.address();
	if (!address || typeof address === 'string') throw new Error('No port');
	return { url: `smtp://127.0.0.1:${address.port}`, lines };
}

it('sends one after the other over one line, and hangs up at the end', async () => {
	sink = await startSmtpSink();
	const { url, lines } = await between(sink);
	mail = openSmtp(url, 'Tohoop <noreply@tohoop.example>');
	for (let number = 0; number < 5; number++) await mail.send(letter(number));
	expect(sink.mails.map(({ subject }) => subject)).toEqual(
		[0, 1, 2, 3, 4].map((number) => `Nummer ${number}`),
	);
	expect(lines).toHaveLength(1);
	mail.close?.();
	expect(await waitFor(() => lines.every((line) => line.destroyed), 10_000)).toBe(true);
});

it('a line that was cut costs no mail: the next one takes another, and a server that is away is said', async () => {
	sink = await startSmtpSink();
	const { url, lines } = await between(sink);
	mail = openSmtp(url, 'Tohoop <noreply@tohoop.example>');
	await mail.send(letter(1));
	for (const line of lines) line.destroy();
	// What went into a line just then is told as failed, and the caller tries again.
	await mail.send(letter(2)).catch(() => mail?.send(letter(2)));
	expect(lines).toHaveLength(2);
	const subjects = () => new Set(sink?.mails.map(({ subject }) => subject));
	expect([...subjects()]).toEqual(['Nummer 1', 'Nummer 2']);

	sink.refuseWith(451);
	await expect(mail.send(letter(3))).rejects.toMatchObject({ responseCode: 451 });
	sink.refuseWith(undefined);
	await mail.send(letter(4));
	expect(subjects().has('Nummer 3')).toBe(false);
	expect(subjects().has('Nummer 4')).toBe(true);

	for (const close of closers.splice(0)) close();
	await expect(mail.send(letter(5)).catch(() => mail?.send(letter(5)))).rejects.toThrow();
});
