import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { writeSafely } from './files/write-safely';
import { newId } from './ids';

export interface Message {
	to: string;
	subject: string;
	text: string;
	html?: string;
	/** Made from the fact it tells of, so that a retry is the same mail and not a second one. */
	messageId: string;
	headers?: Record<string, string>;
}

export interface Mail {
	send(message: Message): Promise<void>;
	/** Hangs up. */
	close?(): void;
}

export interface KeptMail {
	id: string;
	at: string;
	to: string;
	from: string;
	subject: string;
	text: string;
	messageId: string;
}

/** One line, no control characters: nothing typed by anyone can add a header or a recipient. */
const line = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();

const envelope = (from: string, message: Message) => ({
	from,
	to: { name: '', address: line(message.to) },
	subject: line(message.subject),
	text: message.text,
	html: message.html,
	messageId: message.messageId,
	headers: { 'Auto-Submitted': 'auto-generated', ...message.headers },
});

// A server that hangs must not keep the other mails waiting for the library's ten minutes.
const WAITS = { connectionTimeout: 10_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
// Many servers let a new line wait before they greet: mails that follow each other share one. What fails is tried
// again by us, who know what was sent.
const LINES = { pool: true, maxConnections: 4, idleTimeout: 1_000, maxRequeues: 0 };

export function openSmtp(url: string, from: string): Mail {
	const address = new URL(url);
	for (const [name, value] of Object.entries({ ...WAITS, ...LINES }))
		address.searchParams.set(name, String(value));
	const transport = nodemailer.createTransport(address.href, {
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send(message) {
			await transport.sendMail(envelope(from, message));
		},
		close: () => transport.close(),
	};
}

/** Every mail ends with this sentence: whoever gets a demo's mail must not take it for a real one. */
export function closingWith<M extends Mail>(mail: M, sentence: string): M {
	return {
		...mail,
		send: (message: Message) =>
			mail.send({ ...message, text: `${message.text.trimEnd()}\n\n${sentence}\n` }),
	};
}

export interface MailFolder extends Mail {
	/** Newest first. */
	list(to?: string): Promise<KeptMail[]>;
}

/** Where mails land when nothing may leave this machine: one file each, whole or not at all. */
export function openMailFolder(folder: string, from: string): MailFolder {
	return {
		async send(message) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const kept: KeptMail = {
				id: newId(),
				at: new Date().toISOString(),
				to: line(message.to),
				from,
				subject: line(message.subject),
				text: message.text,
				messageId: message.messageId,
			};
			await writeSafely(join(folder, `${kept.id}.json`), JSON.stringify(kept, null, '\t'));
		},
		async list(to) {
			const names = await readdir(folder).catch((error: unknown) => {
				if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
				throw error;
			});
			const newest = names
				.filter((name) => name.endsWith('.json'))
				.sort()
				.reverse();
			const mails: KeptMail[] = [];
			for (const name of newest) {
				const mail = JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptMail;
				if (!to || mail.to.toLowerCase() === to.toLowerCase()) mails.push(mail);
				if (mails.length === 200) break;
			}
			return mails;
		},
	};
}
