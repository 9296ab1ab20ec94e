import { STORED_AS } from '$lib/domain/privacy/stored-as';

// The files that kept pages need: style, script, type. Their names change with their content, so what is
// here is right for ever, and a page of an older version finds its own files beside it.

export const FILES = STORED_AS.files;

/** Files whose name is their version. */
export const isFixed = (pathname: string): boolean =>
	/^\/_app\/immutable\//.test(pathname) || /^\/fonts\/.+-\d+\.woff2$/.test(pathname);

/** The files a page names, in its words and in its header `link`: what it needs to stand and to work. */
export async function filesOf(page: Response): Promise<string[]> {
	const text = `${page.headers.get('link') ?? ''} ${await page.text()}`;
	const found = text.matchAll(/["'(<](\/(?:_app\/immutable|fonts)\/[^"'()<>?#\s]+)["')>]/g);
	return [...new Set([...found].map(([, path = '']) => path))].filter(isFixed);
}

export async function findFile(request: Request): Promise<Response | undefined> {
	const files = await caches.open(FILES);
	return files.match(request, { ignoreVary: true });
}

export async function storeFile(request: Request | string, response: Response): Promise<void> {
	if (response.status !== 200 || response.type !== 'basic') return;
	const files = await caches.open(FILES);
	await files.put(request, response);
}

const IMPORTED = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** What a script asks for before it runs. A page does not always name all of it, and alone the script would stand still. */
async function importsOf(path: string, file: Response | undefined): Promise<string[]> {
	if (!file || !path.endsWith('.js')) return [];
	const here = new URL(path, globalThis.location.origin);
	const found = (await file.text()).matchAll(IMPORTED);
	return [...found].map(([, name = '']) => new URL(name, here).pathname).filter(isFixed);
}

/** Fetches only what is missing; most of it lies in the browser's own cache already. */
export async function storeFiles(paths: readonly string[]): Promise<void> {
	const files = await caches.open(FILES);
	const wanted = new Set(paths);
	// What is found on the way is walked as well.
	for (const path of wanted) {
		let file = await files.match(path, { ignoreVary: true });
		if (!file) {
			file = await fetch(path);
			await storeFile(path, file.clone());
		}
		for (const more of await importsOf(path, file)) wanted.add(more);
	}
}

/** These files and all they ask for, as far as they are kept. */
export async function withTheirImports(paths: readonly string[]): Promise<Set<string>> {
	const files = await caches.open(FILES);
	const all = new Set(paths);
	for (const path of all)
		for (const more of await importsOf(path, await files.match(path, { ignoreVary: true })))
			all.add(more);
	return all;
}

/** Of older versions stays what a kept page still names. */
export async function trimFiles(needed: ReadonlySet<string>): Promise<void> {
	const files = await caches.open(FILES);
	for (const request of await files.keys())
		if (!needed.has(new URL(request.url).pathname)) await files.delete(request);
}
