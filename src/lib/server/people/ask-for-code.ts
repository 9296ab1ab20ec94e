import type { AskForCode } from '$lib/domain/sign-in/schema';
import { askCode } from './code-by-mail';
import type { PeoplePlatform } from './people-platform';
import type { From } from './sign-in-by-code';

/** Somebody wants to sign in with this address. */
export const askForCode = (
	platform: PeoplePlatform,
	asked: AskForCode,
	{ address }: Pick<From, 'address'>,
): Promise<{ id: string }> => askCode(platform, { ...asked, purpose: 'sign-in', network: address });
