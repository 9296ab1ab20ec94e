import { signInCode } from '$db/schema';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { CODE_TRIES } from '$lib/domain/sign-in/schema';
import { isId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';

/** The address a code was sent to, as long as the code can be used: people see their typing errors. */
export async function waitingCode(
	platform: PeoplePlatform,
	id: string,
): Promise<{ mail: string } | undefined> {
	if (!isId(id)) return undefined;
	const [asked] = await platform.database.read((db) =>
		db
			.select({ mail: signInCode.mail })
			.from(signInCode)
			.where(
				and(
					eq(signInCode.id, id),
					eq(signInCode.purpose, 'sign-in'),
					isNull(signInCode.closedAt),
					gt(signInCode.expiresAt, platform.clock.now()),
					lt(signInCode.tries, CODE_TRIES),
				),
			),
	);
	return asked;
}
