import type { DemoCity } from '../dossier';
import { ANKOMMEN_1 } from './ankommen-1';
import { ANKOMMEN_2 } from './ankommen-2';
import { BILDUNG_1 } from './bildung-1';
import { BILDUNG_2 } from './bildung-2';
import { GESUNDHEIT_1 } from './gesundheit-1';
import { GESUNDHEIT_2 } from './gesundheit-2';
import { KULTUR_1 } from './kultur-1';
import { KULTUR_2 } from './kultur-2';
import { RETTUNG_1 } from './rettung-1';
import { RETTUNG_2 } from './rettung-2';
import { SOZIALES_1 } from './soziales-1';
import { SOZIALES_2 } from './soziales-2';
import { SPORT_1 } from './sport-1';
import { SPORT_2 } from './sport-2';
import { UMWELT_1 } from './umwelt-1';
import { UMWELT_2 } from './umwelt-2';
import { VENUES } from './venues';

/** An invented Lübeck: every club, person, story and number here is made up. */
export const demoLuebeck: DemoCity = {
	city: 'luebeck',
	town: 'Lübeck',
	newNameEnding: 'von der Wakenitz',
	venues: VENUES,
	clubs: [
		...SOZIALES_1,
		...SOZIALES_2,
		...BILDUNG_1,
		...BILDUNG_2,
		...SPORT_1,
		...SPORT_2,
		...ANKOMMEN_1,
		...ANKOMMEN_2,
		...KULTUR_1,
		...KULTUR_2,
		...RETTUNG_1,
		...RETTUNG_2,
		...UMWELT_1,
		...UMWELT_2,
		...GESUNDHEIT_1,
		...GESUNDHEIT_2,
	],
};
