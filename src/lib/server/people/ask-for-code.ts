import type { AskForCode } from '$lib/domain/sign-in/schema';
import { askCode } from './code-by-mail';
import type { PeoplePlatform } from './people-platform';

/** Somebody wants to sign in with this address. */
export const askForCode = (platform: PeoplePlatform, asked: AskForCode): Promise<{ id: string }> =>
	askCode(platform, { ...asked, purpose: 'sign-in' });
