const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Tables to which rows are only ever added. The trigger says so too; rights say it twice. */
export const APPEND_ONLY = ['audit_entry', 'audit_seal'] as const;

/** What the app's role may do. It owns nothing and cannot change a table. */
export function grantsFor(role: string): string[] {
	const to = quoted(role);
	return [
		`grant usage on schema public to ${to}`,
		`grant select, insert, update, delete on all tables in schema public to ${to}`,
		`grant usage, select on all sequences in schema public to ${to}`,
		...APPEND_ONLY.map((table) => `revoke update, delete, truncate on ${table} from ${to}`),
		`revoke insert, update, delete on __migrations from ${to}`,
	];
}
