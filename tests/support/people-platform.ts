import { club, membership, officeRole, person } from '$db/schema';
import { mailKey } from '$lib/domain/sign-in/schema';
import { SEARCH_FACTS } from '$lib/server/discovery';
import {
	mailAccount,
	mailCode,
	openCodes,
	openSessions,
	type Met,
	type PeoplePlatform,
} from '$lib/server/people';
import { mailEnquiry } from '$lib/server/enquiries';
import { mailLeaving } from '$lib/server/leaving';
import { mailFreshness } from '$lib/server/freshness';
import { mailOffice } from '$lib/server/office';
import { mailClub } from '$lib/server/oversight';
import { mailReport } from '$lib/server/reports';
import { mailReview } from '$lib/server/reviews';
import { mailTeam } from '$lib/server/teams';
import { findCity } from '$lib/city';
import { openGeocoder } from '$lib/server/platform/geocoder';
import { openFileStore } from '$lib/server/platform/files/store';
import { newId } from '$lib/server/platform/ids';
import { openOutbox, type KnownFact } from '$lib/server/platform/jobs/outbox';
import { openRelay } from '$lib/server/platform/jobs/relay';
import { openLimits } from '$lib/server/platform/limits';
import { openLog } from '$lib/server/platform/log';
import { openPasswords } from '$lib/server/platform/passwords';
import type { Mail, Message } from '$lib/server/platform/mail';
import { readSettings } from '$lib/server/platform/settings';
import { temporaryFolder } from './folder';
import type { TestStore } from './store';

export interface TestPeople extends PeoplePlatform {
	/** Everything that was told is mailed. */
	deliver(): Promise<void>;
	readonly mails: Message[];
	/** What the search was told, when it is delivered. */
	readonly told: KnownFact[];
	/** Moves the clock on. */
	later(ms: number): void;
	readonly logged: string[];
}

/** The room of people on a fresh database, with a clock that stands still until it is moved. */
export async function openTestPeople(
	{ database }: Pick<TestStore, 'database'>,
	env: Record<string, string> = {},
): Promise<TestPeople> {
	const folder = temporaryFolder();
	const settings = readSettings({ DEMO: '1', DATA_DIR: folder, ...env });
	const city = findCity(settings.city);
	if (!city) throw new Error('No city');
	const logged: string[] = [];
	const log = openLog('debug', (line) => logged.push(line));
	let now = Date.parse('2026-11-21T10:00:00Z');
	const clock = { now: () => new Date(now) };
	const mails: Message[] = [];
	const mail: Mail = {
		send: (message) => {
			mails.push(message);
			return Promise.resolve();
		},
	};
	const codes = await openCodes(database);
	const { timeZone } = city;
	const letters = { database, codes, mail, origin: 'http://test', product: 'Tohoop', timeZone };
	const office = 'stadt@test.example';
	const listener = mailCode({ ...letters, clock });
	const told: KnownFact[] = [];
	const listeners = [
		listener,
		mailAccount(letters),
		mailReview(letters),
		mailClub(letters),
		mailReport(letters),
		mailFreshness(letters),
		mailTeam(letters),
		mailOffice(letters),
		mailLeaving({ ...letters, office }),
		mailEnquiry({ ...letters, office }),
		{
			name: 'index',
			hears: SEARCH_FACTS,
			handle: (fact: KnownFact) => {
				told.push(fact);
				return Promise.resolve();
			},
		},
	];
	const relay = openRelay(database, listeners, log);
	return {
		settings,
		database,
		clock,
		log,
		logged,
		mails,
		told,
		codes,
		geocoder: await openGeocoder({ city, log }),
		limits: await openLimits(database),
		files: openFileStore(folder, database),
		outbox: openOutbox(listeners, () => undefined),
		passwords: openPasswords(),
		sessions: openSessions({ database, clock, secure: false }),
		deliver: () => relay.drain(),
		later: (ms) => (now += ms),
	};
}

export interface TestPerson {
	id: string;
	name: string;
	mail: string;
}

/** Somebody with an account, of this test alone. */
export async function addPerson(
	{ database }: PeoplePlatform,
	more: { locale?: string; office?: string; clubRole?: 'owner' | 'writer' } = {},
): Promise<TestPerson & { clubId?: string }> {
	const id = newId();
	const mail = mailKey(`${id}@verein.example`);
	const name = `Person ${id.slice(-6)}`;
	const clubId = more.clubRole ? newId() : undefined;
	await database.transaction(async (tx) => {
		await tx.insert(person).values({ id, name, mail, locale: more.locale ?? 'de' });
		if (more.office)
			await tx
				.insert(officeRole)
				.values({ id: newId(), personId: id, team: 'stadt', role: more.office });
		if (!clubId || !more.clubRole) return;
		const label = `Verein ${id.slice(-6)}`;
		await tx.insert(club).values({
			id: clubId,
			slug: `verein-${id}`,
			name: label,
			sortName: label.toLowerCase(),
			legalForm: 'ev',
			state: 'verified',
		});
		await tx.insert(membership).values({ id: newId(), personId: id, clubId, role: more.clubRole });
	});
	return { id, name, mail, ...(clubId ? { clubId } : {}) };
}

/** Signed in, as a request would find them now. */
export async function meet(
	{ sessions, database }: PeoplePlatform,
	person: { id: string },
	strong = false,
): Promise<Met> {
	const how = { device: 'Firefox, Android', shared: false, strong };
	const cookie = await database.transaction((tx) => sessions.begin(tx, person.id, how));
	const met = await sessions.meet(cookie.value);
	if (!met) throw new Error('Nobody was met');
	return met;
}
