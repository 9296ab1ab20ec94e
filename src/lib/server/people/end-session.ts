import { demand } from '$lib/domain/rights/may';
import { Refused } from '$lib/domain/result';
import { audit } from '../platform/audit';
import { isId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';
import type { KnownDevice, Met } from './sessions';

export async function listDevices(
	platform: PeoplePlatform,
	who: Met,
): Promise<(KnownDevice & { here: boolean })[]> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const known = await platform.sessions.list(personId);
	return known.map((device) => ({ ...device, here: device.id === who.sessionId }));
}

/** A lost phone, a library: ended from any other device, effective at its next request. */
export async function endDevice(
	platform: PeoplePlatform,
	who: Met,
	sessionId: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'account.end-session', { personId: who.person.id });
	if (!isId(sessionId)) throw new Refused('not-found');
	await platform.database.transaction(async (tx) => {
		if (!(await platform.sessions.endOne(tx, personId, sessionId))) throw new Refused('not-found');
		await audit(tx, {
			actorId: personId,
			action: 'session.ended',
			thingKind: 'person',
			thingId: personId,
		});
	});
}
