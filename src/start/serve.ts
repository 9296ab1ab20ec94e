import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { BARE_CSP, floorHeaders } from '$lib/server/http/headers';
import { checkedSettings } from '$lib/server/checked-settings';
import { SettingsError } from '$lib/server/platform/settings';
import type { Product } from '$lib/server/product';

// The server that carries the Kit build: listens before anything else is ready, speaks for whatever
// proxy stands before it, puts the floor of headers on files too, compresses, and drains at the end.

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const slot = globalThis as { tohoopProduct?: Product };

const settings = readOrEnd();
const hosts = new Map(settings.origins.map((origin) => [new URL(origin).host, new URL(origin)]));
const secure = settings.origins[0].startsWith('https:');
const floor = { ...floorHeaders(secure), 'content-security-policy': BARE_CSP };

// Names only we can set: what a client sends under them is dropped below.
const PROTOCOL = 'x-tohoop-protocol';
const ADDRESS = 'x-tohoop-address';
process.env.KIT_PROTOCOL_HEADER = PROTOCOL;
process.env.KIT_ADDRESS_HEADER = ADDRESS;
// Every body is bounded where it is read (lib/server/http/body.ts); this is the largest of them.
process.env.KIT_BODY_SIZE_LIMIT = String(10 * 1024 * 1024);

let handler: Handler | undefined;
let draining = false;
let connections = 0;

const compress = compression({
	threshold: 1024,
	brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
	filter: (_request, response) =>
		/^(text\/|application\/(json|xml|[a-z.+-]*\+json|[a-z.+-]*\+xml|javascript|x-ndjson)|image\/svg)/.test(
			String(response.getHeader('content-type') ?? ''),
		),
});

const server = createServer(
	{ maxHeaderSize: 16 * 1024, keepAliveTimeout: 65_000 },
	(request, response) => {
		for (const [name, value] of Object.entries(floor)) response.setHeader(name, value);
		if (draining) response.setHeader('connection', 'close');
		const path = request.url?.split('?')[0] ?? '/';
		if (path === '/health/live') return answer(response, 200, 'application/json', '{"live":true}');
		const origin = hosts.get(request.headers.host ?? '');
		if (!origin && !path.startsWith('/health/'))
			return answer(response, 400, 'text/plain; charset=utf-8', unknownHost());
		if (!handler) {
			response.setHeader('retry-after', '2');
			return path.startsWith('/health/')
				? answer(response, 503, 'application/json', '{"ready":false,"phase":"starting"}')
				: answer(response, 503, 'text/html; charset=utf-8', startingPage());
		}
		request.headers[PROTOCOL] = (origin ?? new URL(settings.origins[0])).protocol.slice(0, -1);
		request.headers[ADDRESS] = clientAddress(request);
		if (!origin) request.headers.host = new URL(settings.origins[0]).host;
		const pass = handler;
		compress(request as never, response as never, () =>
			pass(request, response, () =>
				answer(response, 404, 'text/plain; charset=utf-8', 'Not found'),
			),
		);
	},
);

server.requestTimeout = 60_000;
server.headersTimeout = 15_000;
server.on('connection', (socket) => {
	connections++;
	socket.once('close', () => connections--);
});
server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
	if (error.code === 'ECONNRESET' || !socket.writable) return;
	const status =
		error.code === 'HPE_HEADER_OVERFLOW'
			? '431 Request Header Fields Too Large'
			: '400 Bad Request';
	const lines = Object.entries(floor).map(([name, value]) => `${name}: ${value}`);
	socket.end(
		`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
	);
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

/** Who asks, as seen by the outermost proxy we trust; without a proxy whoever is connected. */
function clientAddress(request: IncomingMessage): string {
	const peer = request.socket.remoteAddress ?? '0.0.0.0';
	if (settings.trustedProxies === 0) return peer;
	const chain = String(request.headers['x-forwarded-for'] ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
	return chain.at(-settings.trustedProxies) ?? peer;
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
	response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
	response.end(body);
}

function unknownHost(): string {
	return `Unter diesem Namen ist hier nichts zu finden. Eingestellt ist ${settings.origins[0]} (ORIGIN).\n`;
}

function startingPage(): string {
	return '<!doctype html><html lang="de"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Gleich geht es los</title><h1>Gleich geht es los</h1><p>Das Portal startet gerade. Diese Seite lädt von selbst neu.</p></html>';
}

let ending: Promise<void> | undefined;
/** Ready flips first, then no new connections, then what is under way, then the parts below. */
function finish(): Promise<void> {
	ending ??= (async () => {
		const patience = settings.demo ? 1_000 : 10_000;
		draining = true;
		slot.tohoopProduct?.drain();
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
			`${JSON.stringify({ at: new Date().toISOString(), level: 'error', event, error: error instanceof Error ? error.stack : String(error) })}\n`,
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
