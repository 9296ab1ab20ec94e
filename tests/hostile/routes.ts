import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltRoute {
	id: string;
	/** An address of it, with something harmless for each parameter. */
	path: string;
	page: boolean;
}

const chunks = join('build', 'server', 'chunks');

/** Every route of the built product, so that a new one is covered the day it comes. */
export function builtRoutes(): BuiltRoute[] {
	const name = readdirSync(chunks).find((file) => /^manifest\.js-.*\.js$/.test(file));
	if (!name) throw new Error('No manifest in the build: npm run build');
	const manifest = readFileSync(join(chunks, name), 'utf8');
	const routes = [...manifest.matchAll(/id: ("(?:[^"\\]|\\.)*"),[\s\S]*?page: (null|\{)/g)];
	if (routes.length === 0) throw new Error('No routes found in the manifest');
	return routes.map(([, id = '""', page]) => {
		const route = JSON.parse(id) as string;
		return { id: route, path: addressOf(route), page: page !== 'null' };
	});
}

const addressOf = (id: string) =>
	id
		.split('/')
		.filter((part) => !/^\(.*\)$/.test(part))
		.map((part) => part.replace(/\[\[?(?:\.\.\.)?[^\]]+\]?\]/g, 'x'))
		.join('/') || '/';

/** Files a browser loads with the first page. */
export function builtFiles(): { path: string; immutable: boolean }[] {
	const client = join('build', 'client');
	return readdirSync(client, { recursive: true, encoding: 'utf8' })
		.map((name) => `/${name.replaceAll('\\', '/')}`)
		.filter((path) => /\.[a-z0-9]+$/.test(path) && !/\.(br|gz)$/.test(path))
		.map((path) => ({ path, immutable: path.startsWith('/_app/immutable/') }));
}
