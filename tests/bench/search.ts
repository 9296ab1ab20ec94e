// What the area `search` needs of the product's own sources.
import { openLog } from '$lib/server/platform/log';
import { newId } from '$lib/server/platform/ids';
import { startEngine } from '$lib/server/platform/search/engine';
import postgres from 'postgres';

export const engineIn = (folder: string) => startEngine(folder, openLog('error'));

/** Changes a club behind the product's back, and tells what a use case would tell. */
export function openWriter(url: string) {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	return {
		clubs: async (count: number) =>
			(
				await sql<
					{ id: string }[]
				>`select id from club where state = 'verified' order by id limit ${count}`
			).map((row) => row.id),
		change: (id: string, to: { name?: string; state?: string }) =>
			sql.begin(async (tx) => {
				if (to.name) await tx`update club set name = ${to.name} where id = ${id}`;
				if (to.state) await tx`update club set state = ${to.state} where id = ${id}`;
				const factId = newId();
				await tx`insert into fact (id, type, thing_kind, thing_id) values (${factId}, 'club.changed', 'club', ${id})`;
				await tx`insert into delivery (fact_id, listener, thing_id) values (${factId}, 'search', ${id})`;
			}),
		end: () => sql.end(),
	};
}
