import { membership, officeRole, person, secondFactor, session } from '$db/schema';
import type { Actor, OfficeRole } from '$lib/domain/rights/may';
import type { MemberRole } from '$lib/domain/membership/states';
import { Refused } from '$lib/domain/result';
import { FRESH_MS, lifetimeOf } from '$lib/domain/sign-in/lifetimes';
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock';
import type { Database, Db } from '../platform/database';
import { newId } from '../platform/ids';

// The only file that knows lucia: it makes the tokens and cookies. How long a session lasts, and that only
// the hash of its token is kept, is ours, so that another library (or none) needs no migration.

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		DatabaseSessionAttributes: Beginning;
	}
}

interface Beginning {
	device: string;
	/** A device of many: the cookie goes with the window. */
	shared: boolean;
	/** A second factor was shown. */
	strong: boolean;
}

export interface SessionCookie {
	name: string;
	value: string;
	attributes: {
		path: string;
		httpOnly: boolean;
		secure: boolean;
		sameSite: 'lax';
		maxAge?: number;
	};
}

/** Somebody who is signed in, as this request finds them. */
export interface Met {
	sessionId: string;
	person: { id: string; name: string; mail: string | null; locale: string };
	actor: Actor;
	/** Set up a second step and has not shown it here yet: a code by mail alone opens nothing of theirs. */
	owesStep: boolean;
}

export interface KnownDevice {
	id: string;
	device: string;
	shared: boolean;
	createdAt: Date;
	seenAt: Date;
}

export interface Sessions {
	readonly cookieName: string;
	/** Part of the transaction that found out who it is. */
	begin(tx: Db, personId: string, how: Beginning): Promise<SessionCookie>;
	/** A second factor was shown: the same device under a new token, so that an old one gained nothing. */
	renew(tx: Db, sessionId: string): Promise<SessionCookie>;
	/** Whoever sits there proved once more who they are. */
	prove(tx: Db, sessionId: string): Promise<void>;
	/** Everywhere, but for the one that is kept. */
	endAll(tx: Db, personId: string, but?: string): Promise<void>;
	meet(token: string): Promise<Met | undefined>;
	end(token: string): Promise<void>;
	/** Works for the coordination. */
	isOffice(db: Db, personId: string): Promise<boolean>;
	blankCookie(): SessionCookie;
	/** Devices that are signed in now, the last used first. */
	list(personId: string): Promise<KnownDevice[]>;
	endOne(tx: Db, personId: string, sessionId: string): Promise<boolean>;
	/** Gone for so many days: nobody needs to know any more. */
	sweep(days: number): Promise<number>;
}

/** A person with more devices than this has lost some. */
const MOST_DEVICES = 20;
/** Being used is written down once a minute, not at every click. */
const TOUCH_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR = new TimeSpan(365, 'd');

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export function openSessions(parts: {
	database: Database;
	clock: Clock;
	secure: boolean;
}): Sessions {
	const { database, clock, secure } = parts;
	// A browser takes `__Host-` from this very host over https only, and gives it to nobody else.
	const cookieName = secure ? '__Host-session' : 'session';
	const cookie = (value: string, maxAge?: number): SessionCookie => ({
		name: cookieName,
		value,
		attributes: { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge },
	});
	const lucia = (adapter: Adapter) =>
		new Lucia(adapter, { sessionCookie: { name: cookieName }, sessionExpiresIn: YEAR });

	return {
		cookieName,

		async begin(tx, personId, how) {
			const begun = await lucia(writing(tx, clock)).createSession(personId, how);
			return cookie(begun.id, how.shared ? undefined : YEAR.seconds());
		},

		async renew(tx, sessionId) {
			const [row] = await tx.delete(session).where(eq(session.id, sessionId)).returning();
			if (!row) throw new Refused('sign-in-first');
			return this.begin(tx, row.personId, { device: row.device, shared: row.shared, strong: true });
		},

		async prove(tx, sessionId) {
			await tx.update(session).set({ provedAt: clock.now() }).where(eq(session.id, sessionId));
		},

		async endAll(tx, personId, but) {
			await tx
				.delete(session)
				.where(and(eq(session.personId, personId), but ? ne(session.id, but) : undefined));
		},

		async meet(token) {
			let met: Met | undefined;
			await database.read(async (db) => {
				const adapter = reading(db, clock, (found) => (met = found));
				await lucia(adapter).validateSession(token);
			});
			return met;
		},

		async end(token) {
			await database.read((db) => lucia(writing(db, clock)).invalidateSession(token));
		},

		isOffice: async (db, personId) => (await rightsOf(db, personId)).office !== undefined,

		blankCookie: () => cookie('', 0),

		async list(personId) {
			return database.read((db) =>
				db
					.select({
						id: session.id,
						device: session.device,
						shared: session.shared,
						createdAt: session.createdAt,
						seenAt: session.seenAt,
					})
					.from(session)
					.where(and(eq(session.personId, personId), gt(session.until, clock.now())))
					.orderBy(desc(session.seenAt), desc(session.id)),
			);
		},

		async endOne(tx, personId, sessionId) {
			const gone = await tx
				.delete(session)
				.where(and(eq(session.id, sessionId), eq(session.personId, personId)))
				.returning({ id: session.id });
			return gone.length > 0;
		},

		async sweep(days) {
			const before = new Date(clock.now().getTime() - days * DAY_MS);
			const gone = await database.read((db) =>
				db.delete(session).where(lt(session.until, before)).returning({ id: session.id }),
			);
			return gone.length;
		},
	};
}

const notHere = (): never => {
	throw new Error('Sessions are not used this way');
};
const UNUSED = {
	getUserSessions: notHere,
	updateSessionExpiration: notHere,
	deleteUserSessions: notHere,
	deleteExpiredSessions: notHere,
};

function writing(db: Db, clock: Clock): Adapter {
	return {
		...UNUSED,
		getSessionAndUser: notHere,
		async setSession({ id: token, userId, attributes: { device, shared, strong } }) {
			const now = clock.now();
			const { idleMs } = lifetimeOf(await rightsOf(db, userId), shared);
			await db.insert(session).values({
				id: newId(now.getTime()),
				hash: hashOf(token),
				personId: userId,
				device,
				shared,
				strongAt: strong ? now : null,
				createdAt: now,
				seenAt: now,
				until: new Date(now.getTime() + idleMs),
			});
			const kept = await db
				.select({ id: session.id })
				.from(session)
				.where(eq(session.personId, userId))
				.orderBy(desc(session.seenAt), desc(session.id))
				.offset(MOST_DEVICES);
			const tooMany = kept.map(({ id }) => id);
			if (tooMany.length > 0) await db.delete(session).where(inArray(session.id, tooMany));
		},
		async deleteSession(token) {
			await db.delete(session).where(eq(session.hash, hashOf(token)));
		},
	};
}

function reading(db: Db, clock: Clock, found: (met: Met) => void): Adapter {
	return {
		...UNUSED,
		setSession: notHere,
		deleteSession: notHere,
		async getSessionAndUser(token) {
			const [row] = await db
				.select({ session, person, factor: secondFactor.confirmedAt })
				.from(session)
				.innerJoin(person, eq(person.id, session.personId))
				.leftJoin(
					secondFactor,
					and(eq(secondFactor.personId, person.id), isNotNull(secondFactor.confirmedAt)),
				)
				.where(and(eq(session.hash, hashOf(token)), isNull(person.erasedAt)));
			if (!row) return [null, null];
			const { id, name, mail, locale } = row.person;
			const rights = await rightsOf(db, id);
			const now = clock.now().getTime();
			const { idleMs, mostMs } = lifetimeOf(rights, row.session.shared);
			const end = row.session.createdAt.getTime() + mostMs;
			if (now >= Math.min(end, row.session.seenAt.getTime() + idleMs)) return [null, null];
			if (now - row.session.seenAt.getTime() >= TOUCH_MS)
				await db
					.update(session)
					.set({ seenAt: new Date(now), until: new Date(Math.min(end, now + idleMs)) })
					.where(eq(session.id, row.session.id));
			// By the day is enough: accounts go after years of silence.
			if (now - (row.person.lastSeenAt?.getTime() ?? 0) >= DAY_MS)
				await db
					.update(person)
					.set({ lastSeenAt: new Date(now) })
					.where(eq(person.id, id));
			const strong = row.session.strongAt !== null;
			const owesStep = row.factor !== null && !strong;
			// Whoever reads the mails has the code of the sign-in too: that alone proves nothing here.
			const proved = row.session.provedAt ?? (owesStep ? undefined : row.session.createdAt);
			const fresh = proved !== undefined && now - proved.getTime() < FRESH_MS;
			found({
				sessionId: row.session.id,
				person: { id, name, mail, locale },
				actor: { personId: id, ...rights, strong, fresh },
				owesStep,
			});
			// It is valid; the library's own clock has nothing to add.
			const attributes = { device: row.session.device, shared: row.session.shared, strong };
			const expiresAt = new Date(Date.now() + YEAR.milliseconds());
			return [
				{ id: token, userId: id, expiresAt, attributes },
				{ id, attributes: {} },
			];
		},
	};
}

async function rightsOf(db: Db, personId: string): Promise<Pick<Actor, 'memberships' | 'office'>> {
	const memberships = await db
		.select({ clubId: membership.clubId, role: membership.role })
		.from(membership)
		.where(and(eq(membership.personId, personId), eq(membership.state, 'active')));
	const [held] = await db
		.select({ team: officeRole.team, role: officeRole.role })
		.from(officeRole)
		.where(and(eq(officeRole.personId, personId), isNull(officeRole.endedAt)))
		.orderBy(officeRole.createdAt)
		.limit(1);
	return {
		memberships: memberships.map(({ clubId, role }) => ({ clubId, role: role as MemberRole })),
		...(held ? { office: { team: held.team, role: held.role as OfficeRole } } : {}),
	};
}
