import type { Platform } from '../platform';
import type { Passwords } from '../platform/passwords';
import type { Codes } from './codes';
import type { Sessions } from './sessions';

/** What the use cases of this room stand on beside the platform. */
export interface PeoplePlatform extends Platform {
	codes: Codes;
	sessions: Sessions;
	passwords: Passwords;
}
