import {
	filesOf,
	findFile,
	isFixed,
	storeFile,
	storeFiles,
	withTheirImports,
	trimFiles,
} from '$lib/client/keep/file-store';
import {
	addressOf,
	findPage,
	listPages,
	mayStay,
	storePage,
	releasePage,
	trimPages,
	type Why,
} from '$lib/client/keep/page-store';
import { packSince, refreshPack, trimPack } from '$lib/client/keep/pack-store';
import { withStandLine } from '$lib/client/keep/stand-line';
import { isWorkerWord } from '$lib/client/keep/words';
import type { Asking, WorkerScope } from '$lib/client/keep/worker-scope';
import { dataIsDear } from '$lib/client/thrift';
import { germanPath, languageOf, pageIn } from '$lib/domain/pages/address';
import { isPublicReading } from '$lib/domain/pages/public-reading';
import { m } from '$lib/messages';

// What the phone keeps and how (docs/decisions/0016): pages from the network first, kept for the time
// without; files for ever, because their names change with them. Nothing private, nothing that was sent.

const worker = globalThis as unknown as WorkerScope;
declare const self: { __WB_MANIFEST: { url: string }[] };

/** The files of this version. Written in by the build, so that each build is another worker. */
const ofThisVersion = self.__WB_MANIFEST.map(({ url }) => `/${url.replace(/^\//, '')}`);
const PATIENCE_MS = 2_500;
/** What has to be there for the app to open without network. */
const BASE = ['/', '/offline', '/gemerkt'];

// Nothing is fetched at the start: pages say when there is time, and never where data is dear.
// A new version waits until every window is closed, or until somebody asks for it.
worker.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			await worker.registration.navigationPreload?.enable();
			await worker.clients.claim();
			await tidy();
		})(),
	);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(answerPage(event, url));
	else if (isFixed(url.pathname)) event.respondWith(answerFile(event));
});

worker.addEventListener('message', (event) => {
	const word = event.data;
	if (!isWorkerWord(word)) return;
	if (word.do === 'take-over') return event.waitUntil(worker.skipWaiting());
	const { address } = word;
	if (word.do === 'release') return event.waitUntil(releasePage(address));
	if (word.do === 'keep') return event.waitUntil(keep(address, word.saved ? 'saved' : 'read'));
	event.waitUntil(warm(address));
});

async function answerFile(event: Asking): Promise<Response> {
	const kept = await findFile(event.request);
	if (kept) return kept;
	const fresh = await fetch(event.request);
	event.waitUntil(storeFile(event.request, fresh.clone()));
	return fresh;
}

async function answerPage(event: Asking, url: URL): Promise<Response> {
	const address = addressOf(url);
	const mayKeep = isPublicReading(url.pathname);
	const asked = ask(event);
	if (mayKeep)
		event.waitUntil(
			asked.then(
				async (fresh) => {
					if (!fresh.redirected && mayStay(fresh)) await put(address, fresh.clone(), 'read');
				},
				// No network: whoever waits for the page hears of it below.
				() => undefined,
			),
		);
	const kept = mayKeep ? await findPage(address) : undefined;
	let offline = false;
	try {
		const fresh = await (kept ? within(asked, PATIENCE_MS) : asked);
		// The server is away or only just coming: what was read yesterday is better than that.
		if (!kept || ![502, 503, 504].includes(fresh.status)) return fresh;
	} catch (error) {
		// Whatever went wrong: what is not answered here is a white page.
		offline = !(error instanceof TooSlow);
		if (!kept || (offline && (await fromPack(url)))) return instead(url);
	}
	return standing(kept.response, kept.at, url, offline);
}

/** A kept list can no longer be asked anything, and its days go by; the pack can, and knows two weeks. */
const fromPack = async (url: URL): Promise<boolean> =>
	['/entdecken', '/termine'].includes(germanPath(url.pathname)) && Boolean(await packSince());

async function ask(event: Asking): Promise<Response> {
	return (await event.preloadResponse) ?? fetch(event.request);
}

class TooSlow extends Error {}

function within(answer: Promise<Response>, ms: number): Promise<Response> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new TooSlow('The network is too slow')), ms);
		answer.then(resolve, reject).finally(() => clearTimeout(late));
	});
}

async function standing(kept: Response, at: Date, url: URL, offline: boolean): Promise<Response> {
	const text = await kept.text();
	const html = withStandLine(text, at, new Date(), languageOf(url.pathname), offline);
	return new Response(html, { headers: kept.headers });
}

/** The page that helps without network; without it at least a sentence. Never a white page. */
async function instead(url: URL): Promise<Response> {
	const locale = languageOf(url.pathname);
	const help = await findPage(pageIn(locale, '/offline'));
	if (help) {
		const since = await packSince();
		const text = await help.response.text();
		return new Response(since ? withStandLine(text, since, new Date(), locale) : text, {
			status: (await fromPack(url)) ? 200 : 503,
			headers: help.response.headers,
		});
	}
	const title = m.pwa_offline_title({}, { locale });
	const sentence = m.pwa_offline_plain({}, { locale });
	return new Response(
		`<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${sentence}</p><p><a href="">${m.errorpage_again({}, { locale })}</a></p>`,
		{
			status: 503,
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': "default-src 'none'",
			},
		},
	);
}

/** A page and the files it names: alone it would stand there bare. */
async function put(address: string, response: Response, why: Why): Promise<void> {
	// The files first: a page is kept when it can stand.
	await storeFiles(await filesOf(response.clone()));
	await storePage(address, response, why);
	await trimPages();
}

async function keep(address: string, why: Why): Promise<void> {
	if (!isPublicReading(new URL(address, worker.location.origin).pathname)) return;
	// Fetched in advance: nobody opened it.
	const response = await fetch(address, {
		headers: { accept: 'text/html', purpose: 'prefetch' },
	});
	if (!response.redirected && mayStay(response)) await put(address, response, why);
}

async function warm(address: string): Promise<void> {
	const language = languageOf(new URL(address, worker.location.origin).pathname);
	const base = BASE.map((path) => pageIn(language, path));
	const fresh = Date.now() - 86_400_000;
	for (const path of base) {
		const kept = await findPage(path);
		if (!kept || kept.at.getTime() < fresh) await keep(path, 'base');
	}
	if (!(await findPage(address))) await keep(address, 'read');
	// Kit asks for its page for errors as soon as it starts, and no page names it.
	await storeFiles(ofThisVersion.filter((path) => /\/nodes\/1\./.test(path)));
	if (!dataIsDear()) await refreshPack();
}

/** Once per version: files that neither this version nor any kept page needs make room. */
async function tidy(): Promise<void> {
	await trimPages();
	await trimPack();
	const needed = new Set(ofThisVersion);
	for (const { address } of await listPages()) {
		const page = await findPage(address);
		if (!page) continue;
		for (const path of await withTheirImports(await filesOf(page.response))) needed.add(path);
	}
	await trimFiles(needed);
}
