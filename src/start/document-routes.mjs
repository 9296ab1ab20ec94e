import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// A page with `csr = false` is a document (docs/decisions/0023). Kit would still know it in the browser, make it
// there when a link leads to it from a page it runs, and name its files in the list of all pages, on every page.
// Without it in that list the browser goes there by itself.

const LIST = /generated[\\/]client(-optimized)?[\\/]app\.js$/;
const ROUTE = /^\s*"(\/[^"]*)": (\[.*\]),?$/gm;
const NODE = /\(\) => import\('\.\/nodes\/(\d+)'\)/g;
const OPTION = /export const csr = (true|false)/;

/**
 * Whether its files say so; the nearest word counts, as it does for Kit.
 * @param {string} routes @param {string} route
 */
export function isDocument(routes, route) {
	for (
		let folder = join(routes, route), files = ['+page.ts', '+page.server.ts'];
		folder.startsWith(routes);
		folder = dirname(folder), files = []
	)
		for (const file of [...files, '+layout.ts', '+layout.server.ts']) {
			const path = join(folder, file);
			const said = existsSync(path) && OPTION.exec(readFileSync(path, 'utf8'));
			if (said) return said[1] === 'false';
		}
	return false;
}

/** @param {string} code @param {(route: string) => boolean} leaveOut */
export function withoutDocuments(code, leaveOut) {
	// The frame and the page for errors are on every page.
	const needed = new Set(['0', '1']);
	let known = 0;
	const shorter = code.replace(
		ROUTE,
		(line, /** @type {string} */ route, /** @type {string} */ nodes) => {
			known++;
			if (leaveOut(route)) return '';
			for (const [node] of nodes.matchAll(/\d+/g)) needed.add(node);
			return line;
		},
	);
	if (!known)
		throw new Error('Kit lists its pages differently now: see src/start/document-routes.mjs');
	return shorter.replace(NODE, (loader, /** @type {string} */ node) =>
		needed.has(node) ? loader : 'undefined',
	);
}

/** @returns {import('vite').Plugin} */
export function documentRoutes() {
	let routes = '';
	return {
		name: 'document-routes',
		configResolved(config) {
			routes = join(config.root, 'src', 'routes');
		},
		transform: (code, id) =>
			LIST.test(id)
				? { code: withoutDocuments(code, (route) => isDocument(routes, route)), map: null }
				: undefined,
	};
}
