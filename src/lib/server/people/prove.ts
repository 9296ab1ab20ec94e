import { secondFactor } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, eq, isNotNull } from 'drizzle-orm';
import { audit } from '../platform/audit';
import { isId } from '../platform/ids';
import { askCode, openCodeFor, takeCode } from './code-by-mail';
import type { PeoplePlatform } from './people-platform';
import { brakeTries, takeFactor } from './second-factor';
import type { Met } from './sessions';

/** What is asked of somebody before they do what cannot be taken back easily. */
export type AskedProof =
	/** The app on the phone, or one of the ten codes. */
	| { way: 'app' }
	/** A code by mail: the id of the asking and where it went. */
	| { way: 'mail'; id: string; to: string };

/** Signed in long ago, perhaps on a device that lies open: asks once more. One mail, however often it is asked. */
export async function askProof(platform: PeoplePlatform, who: Met): Promise<AskedProof> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const [factor] = await platform.database.read((db) =>
		db
			.select({ personId: secondFactor.personId })
			.from(secondFactor)
			.where(and(eq(secondFactor.personId, personId), isNotNull(secondFactor.confirmedAt))),
	);
	const { mail, locale } = who.person;
	if (factor || !mail) return { way: 'app' };
	const about = { purpose: 'prove', about: personId } as const;
	const waiting = await openCodeFor(platform, about);
	if (waiting) return { way: 'mail', id: waiting.id, to: waiting.mail };
	return { way: 'mail', to: mail, ...(await askCode(platform, { ...about, mail, locale })) };
}

export type Proved = { kind: 'right' } | { kind: 'wrong'; left?: number } | { kind: 'over' };

/** `id` names the code by mail; without one it is a code of the app. */
export async function prove(
	platform: PeoplePlatform,
	who: Met,
	typed: { id?: string; code: string },
): Promise<Proved> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const { id } = typed;
	const code = typed.code.replace(/[\s–-]/g, '');
	if (id !== undefined && !isId(id)) return { kind: 'over' };
	const tried = id === undefined ? await brakeTries(platform, personId) : undefined;
	const proved = await platform.database.transaction(async (tx): Promise<Proved> => {
		const taken: Proved =
			id === undefined
				? { kind: (await takeFactor(platform, tx, personId, typed.code)) ? 'right' : 'wrong' }
				: await takeCode(platform, tx, { id, code, purpose: 'prove', about: personId });
		if (taken.kind !== 'right') return taken;
		await platform.sessions.prove(tx, who.sessionId);
		await audit(tx, {
			actorId: personId,
			action: 'session.proved',
			thingKind: 'person',
			thingId: personId,
			detail: { by: id === undefined ? 'app' : 'code' },
		});
		return { kind: 'right' };
	});
	if (proved.kind === 'right' && tried) await platform.limits.forgive(tried);
	return proved;
}
