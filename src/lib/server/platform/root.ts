import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with `migrations` and `package.json`, wherever the built code lies below it. */
export function projectRoot(): string {
	const starts = [process.cwd(), dirname(fileURLToPath(import.meta.url))];
	for (const start of starts)
		for (let folder = resolve(start); ; folder = dirname(folder)) {
			if (existsSync(join(folder, 'migrations', 'meta', '_journal.json'))) return folder;
			if (dirname(folder) === folder) break;
		}
	throw new Error('Der Ordner "migrations" fehlt: das Produkt ist nicht vollständig installiert.');
}
