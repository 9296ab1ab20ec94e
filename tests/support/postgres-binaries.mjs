// Where a PostgreSQL server is installed on this machine, and as whom it may run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`, newest version first; undefined when there is none. */
export function postgresBinaries() {
	const debian = existsSync(DEBIAN)
		? readdirSync(DEBIAN)
				.sort((a, b) => Number(b) - Number(a))
				.map((version) => join(DEBIAN, version, 'bin'))
		: [];
	const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...debian, ...path].find((folder) =>
		['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
	);
}

/**
 * PostgreSQL refuses to run as root, rightly. As anybody else we run it as ourselves.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function unprivileged() {
	if (process.getuid?.() !== 0) return undefined;
	const accounts = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	for (const name of ['postgres', 'nobody']) {
		const account = accounts.find((fields) => fields[0] === name);
		if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
	}
	throw new Error('Running as root, and there is neither a user "postgres" nor "nobody"');
}
