import { Refused } from '$lib/domain/result';
import type { HeldOffice } from '../people';

/** Whoever acts may have lost the right a moment ago. */
export function demandStillAdministers(all: readonly HeldOffice[], personId: string): void {
	if (!all.some((one) => one.personId === personId && one.role === 'administer'))
		throw new Refused('not-allowed');
}
