import { moveClub, type ClubState } from '$lib/domain/club/states';
import type { Met, PeoplePlatform } from '../people';
import { onClub } from './on-club';

/** Publishes at once from now on, or is looked at first again. The reason goes to the club. */
export const setTrust = (
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; trust: boolean; reason: string },
) =>
	onClub(platform, who, 'office.trust', input.clubId, (_tx, row) => {
		const step = input.trust ? 'verify' : 'distrust';
		return Promise.resolve({
			...{ state: moveClub(row.state as ClubState, step, 'coordinator'), action: `club.${step}` },
			told: { what: step, reason: input.reason },
		});
	});
