import type { Clock } from './clock';
import type { Database } from './database';
import type { FileStore } from './files/store';
import type { Geocoder } from './geocoder';
import type { Outbox } from './jobs/outbox';
import type { Limits } from './limits';
import type { Log } from './log';
import type { Settings } from './settings';

/** What every use case stands on. Passed in, never imported as a value, so that tests choose the parts. */
export interface Platform {
	settings: Settings;
	database: Database;
	clock: Clock;
	outbox: Outbox;
	files: FileStore;
	limits: Limits;
	geocoder: Geocoder;
	log: Log;
}
