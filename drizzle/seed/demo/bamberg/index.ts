import type { DemoCity } from '../dossier';
import { CLUBS_1 } from './clubs-1';
import { CLUBS_2 } from './clubs-2';
import { VENUES } from './venues';

/** A small invented Bamberg: enough to show that another city is only another folder. */
export const demoBamberg: DemoCity = {
	city: 'bamberg',
	town: 'Bamberg',
	newNameEnding: 'an der Regnitz',
	venues: VENUES,
	clubs: [...CLUBS_1, ...CLUBS_2],
};
