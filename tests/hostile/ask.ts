import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { RunningProduct } from '../support/product';

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Question {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Sends the body in pieces without saying how long it is. */
	chunked?: boolean;
}

/** Asks as rudely as needed: no header is added, corrected or forbidden. */
export function ask(product: RunningProduct, path: string, question: Question = {}) {
	const { method = 'GET', headers = {}, body, chunked } = question;
	return new Promise<Answer>((resolve, reject) => {
		const asking = request(
			{
				host: '127.0.0.1',
				port: product.port,
				path,
				method,
				agent: false,
				headers: {
					...(body !== undefined && !chunked ? { 'content-length': Buffer.byteLength(body) } : {}),
					...headers,
				},
			},
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('error', reject);
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(parts).toString('utf8'),
					}),
				);
			},
		);
		asking.on('error', reject);
		if (body !== undefined && chunked) {
			const bytes = Buffer.from(body);
			for (let at = 0; at < bytes.length; at += 65_536)
				asking.write(bytes.subarray(at, at + 65_536));
			asking.end();
		} else asking.end(body);
	});
}

/** Bytes on the wire, for what no HTTP library would send. Resolves with everything that came back. */
export function say(product: RunningProduct, bytes: string | Uint8Array): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(product.port, '127.0.0.1', () => socket.write(bytes));
		let heard = '';
		socket.on('data', (part) => (heard += part.toString('latin1')));
		socket.on('error', reject);
		socket.on('close', () => resolve(heard));
	});
}

export const FORM = 'application/x-www-form-urlencoded';

/** A form as our own page sends it. */
export const formFrom = (
	product: RunningProduct,
	fields: Record<string, string> | [string, string][],
	headers: Record<string, string> = {},
): Question => ({
	method: 'POST',
	headers: { origin: product.origin, 'content-type': FORM, accept: 'text/html', ...headers },
	body: new URLSearchParams(fields).toString(),
});
