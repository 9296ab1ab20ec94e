import { afterAll, beforeAll, onTestFinished } from 'vitest';
import {
	createDatabase,
	createRoles,
	type ServerAccess,
	type TestDatabase,
} from '../support/databases';
import { startPostgres, type PostgresServer } from '../support/postgres';
import { postgresBinaries } from '../support/postgres-binaries.mjs';

export const canHaveOwnServer = postgresBinaries() !== undefined;

/** A file that kills or freezes a server must have it for itself. */
export function ownServer(): {
	readonly server: PostgresServer;
	/** An empty one, of this test alone, or of all tests of the file: then it goes with the server. */
	createDatabase(how?: { forWholeFile: boolean }): Promise<TestDatabase>;
} {
	let started: { server: PostgresServer; access: ServerAccess } | undefined;
	beforeAll(async () => {
		const server = await startPostgres();
		if (server) started = { server, access: await createRoles(server.adminUrl) };
	});
	afterAll(() => started?.server.stop());
	const own = () => {
		if (!started) throw new Error('No PostgreSQL on this machine');
		return started;
	};
	return {
		get server() {
			return own().server;
		},
		createDatabase: async ({ forWholeFile } = { forWholeFile: false }) => {
			const database = await createDatabase(own().access, { empty: true });
			if (!forWholeFile) onTestFinished(() => database.drop());
			return database;
		},
	};
}
