import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port';

export interface CaughtMail {
	from: string;
	to: string[];
	subject: string;
	messageId: string;
	/** Readable text of a mail with one part; of others the raw parts. */
	text: string;
	raw: string;
}

export interface SmtpSink {
	/** For SMTP_URL. */
	readonly url: string;
	readonly mails: readonly CaughtMail[];
	/** Until the next call every mail is refused with this code, as a busy server would. */
	refuseWith(code: number | undefined): void;
	stop(): Promise<void>;
}

/** A mail server that keeps everything it is given and passes nothing on. */
export async function startSmtpSink(port?: number): Promise<SmtpSink> {
	const mails: CaughtMail[] = [];
	let refusal: number | undefined;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				if (refusal !== undefined) {
					done(Object.assign(new Error('Not now'), { responseCode: refusal }));
					return;
				}
				const from = session.envelope.mailFrom;
				mails.push({
					from: from ? from.address : '',
					to: session.envelope.rcptTo.map((rcpt) => rcpt.address),
					...readMail(Buffer.concat(parts).toString('utf8')),
				});
				done();
			});
		},
	});
	const on = port ?? (await freePort());
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(on, '127.0.0.1', resolve);
	});
	// Clients that are killed in the middle of a mail are what some tests are about.
	server.on('error', () => undefined);
	return {
		url: `smtp://127.0.0.1:${on}`,
		mails,
		refuseWith: (code) => (refusal = code),
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

function readMail(raw: string): Pick<CaughtMail, 'subject' | 'messageId' | 'text' | 'raw'> {
	const border = raw.indexOf('\r\n\r\n');
	const head = raw.slice(0, border).replace(/\r\n[ \t]+/g, ' ');
	const header = (name: string) =>
		new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
	const body = raw.slice(border + 4);
	const encoding = header('Content-Transfer-Encoding').toLowerCase();
	return {
		subject: header('Subject')
			.replace(/\?= +=\?/g, '?==?')
			.replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, way: string, text: string) =>
				way.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text.replaceAll('_', ' ')),
			),
		messageId: header('Message-ID'),
		text:
			encoding === 'base64'
				? fromBase64(body)
				: encoding === 'quoted-printable'
					? fromQuoted(body)
					: body,
		raw,
	};
}

const fromBase64 = (text: string) => Buffer.from(text, 'base64').toString('utf8');

function fromQuoted(text: string): string {
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
	// Whatever was not escaped is ASCII already.
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
