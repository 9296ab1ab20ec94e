import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { checkedSettings } from '$lib/server/checked-settings';
import { clientAddress } from '$lib/server/http/client-address';
import { openFilePolicies } from '$lib/server/http/file-policies';
import { LARGEST_BODY, openGatekeeper } from '$lib/server/http/gatekeeper';
import { floorHeaders } from '$lib/server/http/headers';
import { PLAIN_CSP, plainAnswer, type PlainReason } from '$lib/server/http/plain-page';
import { WORKER_OFF, WORKER_PATH } from '$lib/server/http/worker-off';
import { describeError } from '$lib/server/platform/log';
import { SettingsError } from '$lib/server/platform/settings';
import type { Product } from '$lib/server/product';

// The server that carries the Kit build: listens before anything else is ready, speaks for whatever
// proxy stands before it, puts the floor of headers on files too, compresses, and drains at the end.

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const slot = globalThis as { tohoopProduct?: Product };

const settings = readOrEnd();
const gatekeeper = openGatekeeper(settings.origins);
const floor = floorHeaders(settings.origins[0].startsWith('https:'));
const policyOf = openFilePolicies(new URL('../prerendered/', import.meta.url));

// Names only we can set: what a client sends under them is dropped below.
const PROTOCOL = 'x-tohoop-protocol';
const ADDRESS = 'x-tohoop-address';
process.env.KIT_PROTOCOL_HEADER = PROTOCOL;
process.env.KIT_ADDRESS_HEADER = ADDRESS;
process.env.KIT_BODY_SIZE_LIMIT = String(LARGEST_BODY);

let handler: Handler | undefined;
let draining = false;

const compress = compression({
	threshold: 1024,
	brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
	filter: (_request, response) =>
		/^(text\/|application\/(json|xml|[a-z.+-]*\+json|[a-z.+-]*\+xml|javascript|x-ndjson)|image\/svg)/.test(
			String(response.getHeader('content-type') ?? ''),
		),
});

const server = createServer(
	// A missing Host is answered by the gatekeeper, like a wrong one: with all headers.
	{ maxHeaderSize: 16 * 1024, keepAliveTimeout: 65_000, requireHostHeader: false },
	(request, response) => {
		for (const name in floor) response.setHeader(name, floor[name] ?? '');
		if (draining) response.setHeader('connection', 'close');
		const entry = gatekeeper(request as typeof request & { method: string; url: string });
		const { path } = entry;
		if ('reason' in entry)
			return answerPlain(request, response, path, entry.status, entry.reason, entry.headers);
		if (path === '/health/live' && (request.method === 'GET' || request.method === 'HEAD'))
			return answer(response, 200, { 'content-type': 'application/json' }, '{"live":true}');
		if (!settings.serviceWorker && path === WORKER_PATH)
			return answer(
				response,
				200,
				{ 'content-type': 'text/javascript', 'content-security-policy': policyOf(path) },
				WORKER_OFF,
			);
		if (!handler) {
			if (!path.startsWith('/health/'))
				return answerPlain(request, response, path, 503, 'starting', { 'retry-after': '2' });
			const headers = { 'content-type': 'application/json', 'retry-after': '2' };
			return answer(response, 503, headers, '{"ready":false,"phase":"starting"}');
		}
		request.headers.host = entry.origin.host;
		request.headers[PROTOCOL] = entry.origin.protocol.slice(0, -1);
		const { remoteAddress } = request.socket;
		const forwarded = request.headers['x-forwarded-for'];
		request.headers[ADDRESS] = clientAddress(
			remoteAddress,
			Array.isArray(forwarded) ? forwarded.join() : forwarded,
			settings.trustedProxies,
		);
		// For files; what Kit makes brings its own.
		response.setHeader('content-security-policy', policyOf(path));
		response.setHeader('cache-control', 'no-cache');
		withoutPolicyWhenUnchanged(response);
		const pass = handler;
		compress(request as never, response as never, () =>
			pass(request, response, () => answerPlain(request, response, path, 404, 'not-found')),
		);
	},
);

server.requestTimeout = 60_000;
server.headersTimeout = 15_000;
// Asked for something Node would refuse by itself, without our headers.
server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
	for (const name in floor) response.setHeader(name, floor[name] ?? '');
	answerPlain(request, response, request.url ?? '/', 417, 'bad-request');
});
const UNREADABLE: Record<string, string> = {
	HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
	ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
	if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
	const body = plainAnswer({ path: '/', demo: settings.demo }, 400, 'bad-request').body;
	const headers = {
		...floor,
		'content-security-policy': PLAIN_CSP,
		'cache-control': 'no-store',
		'content-type': 'text/html; charset=utf-8',
		'content-length': String(Buffer.byteLength(body)),
		connection: 'close',
	};
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	const status = UNREADABLE[error.code ?? ''] ?? '400 Bad Request';
	socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EADDRINUSE')
		end(
			`Port ${settings.port} ist schon belegt. Beende das andere Programm oder nimm einen anderen Port, zum Beispiel PORT=${settings.port + 1}.`,
		);
	if (error.code === 'EACCES')
		end(`Port ${settings.port} darf hier nicht geöffnet werden. Nimm einen ab 1024.`);
	if (error.code === 'EADDRNOTAVAIL')
		end(`HOST=${settings.host} ist keine Adresse dieses Rechners.`);
	throw error;
});
server.listen(settings.port, settings.host, () => {
	// Whoever started us must not take another program on this port for us.
	process.send?.('listening');
	void begin();
});

async function begin(): Promise<void> {
	const built = new URL('../handler.js', import.meta.url).href;
	const kit = (await import(/* @vite-ignore */ built)) as { handler: Handler };
	handler = kit.handler;
}

/**
 * Browsers put the headers of "not modified" over those they kept. Kit says it without the policy of the
 * page, and the one for files would forbid the page everything: none at all leaves the right one in place.
 */
function withoutPolicyWhenUnchanged(response: ServerResponse): void {
	const writeHead = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse;
	response.writeHead = (...words: unknown[]) => {
		if (words[0] === 304) response.removeHeader('content-security-policy');
		return writeHead(...words);
	};
}

function answer(
	response: ServerResponse,
	status: number,
	headers: Record<string, string>,
	body: string,
): void {
	response.writeHead(status, {
		'cache-control': 'no-store',
		'content-security-policy': PLAIN_CSP,
		'content-length': Buffer.byteLength(body),
		...headers,
	});
	response.end(body);
}

/** Every sentence said without Kit. */
function answerPlain(
	request: IncomingMessage,
	response: ServerResponse,
	path: string,
	status: number,
	reason: PlainReason,
	more?: Record<string, string>,
): void {
	const { accept, 'content-type': contentType } = request.headers;
	const asked = { path, accept, contentType, demo: settings.demo };
	const plain = plainAnswer(asked, status, reason, more);
	answer(response, plain.status, plain.headers, plain.body);
}

let ending: Promise<void> | undefined;
/** Ready flips first, then no new connections, then what is under way, then the parts below. */
function finish(): Promise<void> {
	ending ??= (async () => {
		const patience = settings.demo ? 1_000 : 10_000;
		draining = true;
		slot.tohoopProduct?.drain();
		// A proxy learns from /health/ready that it should stop sending; until then nobody is turned away.
		if (handler) await new Promise((resolve) => setTimeout(resolve, settings.drainSeconds * 1000));
		const closed = new Promise<void>((resolve) => server.close(() => resolve()));
		server.closeIdleConnections();
		const cut = setTimeout(() => server.closeAllConnections(), patience);
		await closed;
		clearTimeout(cut);
		await slot.tohoopProduct?.close();
		process.exit(0);
	})();
	return ending;
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
	process.on(signal, () => void finish());
// Started by another program of ours (demo, tests): when it is gone, so are we.
if (process.send) process.once('disconnect', () => void finish());

// What nobody caught leaves the process in a state nobody knows: say so and let it be started anew.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
	process.on(event, (error: unknown) => {
		process.stderr.write(
			`${JSON.stringify({ at: new Date().toISOString(), level: 'error', event, ...describeError(error) })}\n`,
		);
		process.exit(70);
	});

function end(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

function readOrEnd(): ReturnType<typeof checkedSettings> {
	try {
		return checkedSettings(process.env);
	} catch (error) {
		if (error instanceof SettingsError) end(error.message);
		throw error;
	}
}
