import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE_CSP, SCRIPT_CSP } from './headers';

/**
 * The policy of each file. Pages made at build time carry theirs in a meta element; without it in the
 * header, too, the policy for files would forbid them everything.
 */
export function openFilePolicies(prerendered: URL): (path: string) => string {
	const pages = new Map<string, string>();
	const folder = fileURLToPath(prerendered);
	if (existsSync(folder))
		for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
			if (!name.endsWith('.html')) continue;
			const policy = policyIn(readFileSync(join(folder, name), 'utf8'));
			if (policy) pages.set(addressOf(name), `${policy}; frame-ancestors 'none'`);
		}
	return (path) => pages.get(path) ?? (/\.m?js$/.test(path) ? SCRIPT_CSP : FILE_CSP);
}

const policyIn = (html: string) =>
	/<meta http-equiv="content-security-policy" content="([^"]+)"/i
		.exec(html)?.[1]
		?.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

const addressOf = (name: string) =>
	`/${name.replaceAll('\\', '/').replace(/(^|\/)index\.html$|\.html$/, '')}`;
