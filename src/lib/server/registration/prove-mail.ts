import { registration } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import {
	askCode,
	beginSession,
	brake,
	findOrAddPerson,
	takeCode,
	type From,
	type PeoplePlatform,
	type SessionCookie,
} from '../people';
import { keepAnswers, lockOpen, type Draft } from './drafts';

/** A code goes to whoever registers; the same for known and unknown addresses. */
export async function askForProof(
	platform: PeoplePlatform,
	key: string,
	person: { personName: string; mail: string },
	locale: string,
): Promise<void> {
	await keepAnswers(platform, key, person, { locale });
	const id = platform.codes.idOf('registration', key);
	if (!id) throw new Refused('not-found');
	await askCode(platform, { mail: person.mail, locale, purpose: 'register', about: id });
}

export type Proved =
	{ kind: 'in'; cookie: SessionCookie } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** The right code makes an account of an address that had none, and signs in. */
export async function proveMail(
	platform: PeoplePlatform,
	draft: Draft,
	typed: { id: string; code: string },
	from: From & { locale: string },
): Promise<Proved> {
	const tried = await brake(platform, from.address);
	const now = platform.clock.now();
	const outcome = await platform.database.transaction(async (tx): Promise<Proved> => {
		const taken = await takeCode(platform, tx, { ...typed, purpose: 'register', about: draft.id });
		if (taken.kind !== 'right') return taken;
		const [open] = await lockOpen(tx, draft.id, now);
		if (!open) return { kind: 'over' };
		const name = draft.answers.personName ?? '';
		const person = await findOrAddPerson(tx, { mail: taken.mail, name, locale: from.locale }, now);
		await tx
			.update(registration)
			.set({ personId: person.id, updatedAt: now })
			.where(eq(registration.id, draft.id));
		const how = { device: from.device, shared: false, by: 'registration' };
		return { kind: 'in', cookie: await beginSession(platform, tx, person, how) };
	});
	if (outcome.kind !== 'in') return outcome;
	await platform.limits.forgive(tried);
	if (from.before) await platform.sessions.end(from.before);
	return outcome;
}
