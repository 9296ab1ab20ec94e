import { keepsAnAdministrator } from '$lib/domain/office/schema';
import type { OfficeRole } from '$lib/domain/rights/may';
import type { Db } from '../platform/database';
import { holdOffice } from './office-roles';

/** Nobody else could let people into the coordination: such an account cannot go. Holds the roles until it is written. */
export async function administersAlone(tx: Db, personId: string): Promise<boolean> {
	const held = await holdOffice(tx);
	const own = held.find((one) => one.personId === personId && one.role === 'administer');
	const all = held.map(({ id, role, team }) => ({ id, team, role: role as OfficeRole }));
	return own !== undefined && own.team === 'stadt' && !keepsAnAdministrator(all, own.id);
}
