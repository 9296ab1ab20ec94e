import {
	auditPerson,
	club,
	clubMerge,
	enquiry,
	enquiryContact,
	enquiryMessage,
	enquiryNote,
	enquiryRecipient,
	entryDraft,
	fact,
	feedback,
	invitation,
	mailChange,
	membership,
	officeInvitation,
	officeRole,
	passkeyChallenge,
	passwordTry,
	person,
	queryCount,
	queryText,
	registration,
	report,
	reportObjection,
	session,
	signInCode,
	viewCount,
} from '$db/schema';
import { ABOUT_NOBODY, PERSONAL } from '$lib/domain/privacy/personal';
import { keptToday, RETENTION } from '$lib/domain/privacy/retention';
import { scheduledJobs } from '$lib/server/jobs';
import { leaveClub } from '$lib/server/leaving';
import { reportRetention } from '$lib/server/operations/retention-report';
import { askToLeave, exportOwnData } from '$lib/server/people';
import { rows } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { readable } from '../../src/routes/mein-verein/konto/daten/lesen/readable';
import { ownWord } from '../support/things';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** In every table: says nothing about a person. */
const HARMLESS =
	/^(id|state|kind|locale|key_kind|thing_kind|thing_id|club_id|enquiry_id|version_id|membership_id|need_id|review_id|report_id|claims_id|from_id|into_id|one_id|other_id|about_id|purpose|type|what|side|signs|reason_key|path|title|measure|colour|clarified_way|clarified_on|risky|state_before|action|changed)$/;
/** A name that sounds like somebody must not stand in a table that is said to be about nobody. */
const SOMEBODY = /person|mail|phone|contact|author|decider|asker|submitter|inviter|actor/;

onBothDatabases((_kind, open, share) => {
	const one = share;

	it('P4 every column about a person is written down, with how long it is kept', async () => {
		const { database } = await one();
		const found = await database.read((db) =>
			rows<{ table: string; column: string; type: string }>(
				db,
				sql`select c.table_name as table, c.column_name as column, c.data_type as type
					from information_schema.columns c join information_schema.tables t
					using (table_schema, table_name)
					where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
			),
		);
		const tables = [...new Set(found.map(({ table }) => table))];
		expect(tables.length).toBeGreaterThan(50);
		const known = [...Object.keys(PERSONAL), ...ABOUT_NOBODY];
		expect(
			tables.filter((table) => !known.includes(table)),
			'Say in domain/privacy/personal.ts whom it is about',
		).toEqual([]);
		expect(known.filter((table) => !tables.includes(table)).sort()).toEqual([]);
		const readable = found.filter(({ type }) => /^(text|jsonb|uuid|ARRAY|character)/.test(type));
		const unsaid = readable.flatMap(({ table, column }) => {
			const personal = PERSONAL[table];
			// Of a club most columns are what it shows to everybody.
			if (!personal || table === 'club')
				return SOMEBODY.test(column) && !personal?.columns.includes(column)
					? [`${table}.${column}`]
					: [];
			return personal.columns.includes(column) || HARMLESS.test(column)
				? []
				: [`${table}.${column}`];
		});
		expect(unsaid.filter((name) => !/^club\.contact_\w+_public$/.test(name)).sort()).toEqual([]);
		const kept = keptToday.map(({ key }) => key);
		for (const [table, { kept: key, columns }] of Object.entries(PERSONAL)) {
			expect(kept, table).toContain(key);
			for (const column of columns)
				expect(
					found.some((each) => each.table === table && each.column === column),
					`${table}.${column}`,
				).toBe(true);
		}
	});

	it('P4 the download has a part for every table about a person', async () => {
		const people = await openTestPeople(await one());
		const met = await meet(people, await addPerson(people));
		const data = await exportOwnData(people, met);
		const given = Object.keys(data);
		for (const [table, { given: part }] of Object.entries(PERSONAL))
			if (typeof part === 'string') expect(given, table).toContain(part);
		// The page for people has the same parts, but for the moment it was made.
		const { known, none } = readable(data, { locale: 'de', timeZone: 'Europe/Berlin' });
		expect(known.length + none.length).toBe(given.length - 1);
		const text = JSON.stringify(known);
		expect(text).toContain(met.person.name);
		expect(text).not.toMatch(/"[0-9a-f]{8}-[0-9a-f-]{27}"|\dT\d\d:|"undefined|\[object/);
	});

	it('P6 the rehearsal says what would go and takes nothing', async () => {
		const people = await openTestPeople(await open());
		const database = people.database;
		const parts = { ...people, discovery: UNUSED, demo: false };
		const laid = await layAll(people);
		expect(await reportRetention(parts)).toEqual([]);
		const soon = await reportRetention(parts, 8);
		expect(soon.map(({ table }) => table)).toContain('feedback');
		expect(soon.map(({ table }) => table)).not.toContain('registration');
		const late = await reportRetention(parts, 31);
		expect(late).toContainEqual({ table: 'registration', kept: 'registration', many: 1 });
		for (const [key, there] of Object.entries(laid)) expect(await there(), key).toBe(true);
		// What it says is what happens.
		const before = await manyIn(database, 'session');
		const said = soon.find(({ table }) => table === 'session')?.many ?? 0;
		people.later(8 * DAY);
		for (const job of jobsOf(people)) await job.run();
		expect(await manyIn(database, 'feedback')).toBe(0);
		expect(await manyIn(database, 'session')).toBe(before - said);
	}, 60_000);

	it('P6 a count of attempts goes when its time is over, by the clock that counts, and not before', async () => {
		const people = await openTestPeople(await open());
		await people.database.read((db) =>
			db.execute(sql`insert into rate_count (key, window_start, count, until) values
				('over', 1, 1, now() - interval '1 second'), ('counts', 1, 1, now() + interval '1 minute')`),
		);
		const sweep = scheduledJobs({ ...people, discovery: UNUSED, demo: false }).find(
			({ name }) => name === 'limits-sweep',
		);
		await sweep?.run();
		const left = await people.database.read((db) =>
			rows<{ key: string }>(db, sql`select key from rate_count where key in ('over', 'counts')`),
		);
		expect(left).toEqual([{ key: 'counts' }]);
	});

	it('P6 everything that was promised to go goes on its day, and not a day before', async () => {
		const store = await open();
		const people = await openTestPeople(store);
		const jobs = jobsOf(people);
		const began = people.clock.now().getTime();
		const tables = new Set<string>();
		const laid = await layAll(people, tables);
		const promised = RETENTION.filter((entry) => entry.inUse && entry.by === 'job');
		const keyOf = (name: string) => name.split(' ')[0] ?? '';
		expect([...new Set(Object.keys(laid).map(keyOf))].sort()).toEqual(
			promised.map(({ key }) => key).sort(),
		);
		// Every table about people that a job sees to is among them; counts of attempts have a test of their own.
		const byJob = promised.map(({ key }) => key as string);
		expect(
			[...tables].filter((table) => byJob.includes(PERSONAL[table]?.kept ?? '')).sort(),
		).toEqual(
			Object.entries(PERSONAL)
				.filter(([table, { kept }]) => byJob.includes(kept) && table !== 'rate_count')
				.map(([table]) => table)
				.sort(),
		);
		const stops = Object.keys(laid).flatMap((name) => {
			const entry = promised.find(({ key }) => key === keyOf(name));
			if (!entry) throw new Error(`Nobody promised ${name}`);
			const span = 'hours' in entry ? entry.hours * HOUR : 'days' in entry ? entry.days * DAY : 0;
			const slack = 'hours' in entry ? HOUR : DAY;
			// What the day itself is on is up to the hour of the nightly turn.
			return [
				{ key: name, at: span - slack, there: true },
				{ key: name, at: span + slack, there: false },
			];
		});
		// The two mails before an account goes.
		const all = [
			...stops,
			...[671, 717].map((day) => ({ key: undefined, at: day * DAY, there: true })),
		];
		for (const { key, at, there } of all.sort((a, b) => a.at - b.at)) {
			people.later(began + at - people.clock.now().getTime());
			for (const job of jobs) await job.run();
			await people.deliver();
			if (key) expect(await laid[key]?.(), `${key} after ${at / DAY} days`).toBe(there);
		}
	}, 120_000);
});

const UNUSED = new Proxy({}, { get: () => () => Promise.resolve() }) as never;
const manyIn = async (database: TestPeople['database'], table: string): Promise<number> => {
	const [row] = await database.read((db) =>
		rows<{ many: number }>(db, sql`select count(*)::int as many from ${sql.identifier(table)}`),
	);
	return row?.many ?? 0;
};

const SWEEPS = /sweep$|^duplicates$/;
function jobsOf(people: TestPeople) {
	const jobs = scheduledJobs({ ...people, discovery: UNUSED, demo: false });
	return jobs.filter(({ name }) => SWEEPS.test(name) && name !== 'files-sweep');
}

type IsThere = () => Promise<boolean>;

/** One row of each kind and table, begun now, with a word in it that nobody else has. */
async function layAll(
	people: TestPeople,
	tables = new Set<string>(),
): Promise<Record<string, IsThere>> {
	const now = people.clock.now();
	const later = (days: number) => new Date(now.getTime() + days * DAY);
	const put = async (
		table: string,
		column: string,
		write: (word: string) => Promise<unknown>,
	): Promise<IsThere> => {
		const own = ownWord();
		const given = await write(own);
		const word = typeof given === 'string' ? given : own;
		tables.add(table);
		return () =>
			people.database.read(async (db) => {
				const [row] = await rows<{ there: boolean }>(
					db,
					sql`select exists (select 1 from ${sql.identifier(table)} where strpos(${sql.identifier(column)}::text, ${word}) > 0) as there`,
				);
				return row?.there === true;
			});
	};
	const write = (work: Parameters<typeof people.database.transaction>[0]) =>
		people.database.transaction(work);
	const addClub = async (word: string) => {
		const id = newId();
		await write(async (tx) => {
			await tx
				.insert(club)
				.values({ id, slug: word, name: word, sortName: word, legalForm: 'ev', state: 'verified' });
		});
		return id;
	};
	const owner = async (word: string) => {
		const who = await addPerson(people, { clubRole: 'owner' });
		await write(async (tx) => {
			await tx
				.update(club)
				.set({ contactPerson: word })
				.where(sql`${club.id} = ${who.clubId}`);
		});
		return who;
	};
	const somebody = async (word: string) => {
		const who = await addPerson(people);
		await write(async (tx) => {
			await tx
				.update(person)
				.set({ name: word, lastSeenAt: now })
				.where(sql`${person.id} = ${who.id}`);
		});
		return who;
	};
	/** What somebody asked, closed today. */
	const asked = async (word: string) => {
		const [id, clubId] = [newId(), await addClub(word)];
		await write(async (tx) => {
			await tx
				.insert(enquiry)
				.values({ id, clubId, state: 'closed', createdAt: now, closedAt: now });
			await tx.insert(enquiryContact).values({ enquiryId: id, name: word, eraseAt: later(7) });
		});
		return id;
	};
	/** What somebody reported, decided today. */
	const reported = async (word: string) => {
		const id = newId();
		const thing = { thingKind: 'club', thingId: newId(), title: 'x', path: '/' };
		await write(async (tx) => {
			await tx.insert(report).values({
				...{ id, ...thing, reasonKey: 'falsch', message: word },
				...{ state: 'dismissed', dueAt: now, decidedAt: now },
			});
		});
		return id;
	};
	// Kept by a club of its own, so that no account of these goes for being quiet.
	const keeper = await addPerson(people, { clubRole: 'owner' });
	return {
		feedback: await put('feedback', 'message', (word) =>
			write(async (tx) => {
				await tx.insert(feedback).values({ id: newId(), message: word, createdAt: now });
			}),
		),
		'form-key': await put('password_try', 'key', (word) =>
			write(async (tx) => {
				await tx.insert(passwordTry).values({ key: word, wrong: 1, lastAt: now });
			}),
		),
		fact: await put('fact', 'type', (word) =>
			write(async (tx) => {
				await tx
					.insert(fact)
					.values({ id: newId(), type: word, thingKind: 'x', thingId: newId(), at: now });
			}),
		),
		session: await put('session', 'device', (word) =>
			write(async (tx) => {
				await tx.insert(session).values({
					id: newId(),
					hash: word,
					personId: keeper.id,
					device: word,
					createdAt: now,
					seenAt: now,
					until: now,
				});
			}),
		),
		'sign-in-code': await put('sign_in_code', 'mail', (word) =>
			write(async (tx) => {
				await tx
					.insert(signInCode)
					.values({ id: newId(), mail: word, createdAt: now, expiresAt: now });
			}),
		),
		question: await put('query_count', 'hash', (word) =>
			write(async (tx) => {
				await tx
					.insert(queryCount)
					.values({ day: now.toISOString().slice(0, 10), what: 'none', hash: word });
			}),
		),
		'question text': await put('query_text', 'text', (word) =>
			write(async (tx) => {
				const day = now.toISOString().slice(0, 10);
				await tx.insert(queryText).values({ hash: word, text: word });
				await tx.insert(queryCount).values({ day, what: 'none', hash: word });
			}),
		),
		'sign-in-code challenge': await put('passkey_challenge', 'purpose', (word) =>
			write(async (tx) => {
				await tx
					.insert(passkeyChallenge)
					.values({ id: newId(), purpose: word, createdAt: now, expiresAt: later(1) });
			}),
		),
		'invitation colleague': await put('office_invitation', 'mail', (word) =>
			write(async (tx) => {
				await tx.insert(officeInvitation).values({
					...{ id: newId(), mail: word, team: 'stadt', role: 'read', inviterId: keeper.id },
					...{ createdAt: now, expiresAt: later(7) },
				});
			}),
		),
		view: await put('view_count', 'thing_kind', (word) =>
			write(async (tx) => {
				const day = now.toISOString().slice(0, 10);
				await tx.insert(viewCount).values({ day, thingKind: word, thingId: newId(), count: 1 });
			}),
		),
		registration: await put('registration', 'answers', (word) =>
			write(async (tx) => {
				await tx
					.insert(registration)
					.values({ id: newId(), answers: { name: word }, createdAt: now, expiresAt: later(30) });
			}),
		),
		invitation: await put('invitation', 'mail', (word) =>
			write(async (tx) => {
				await tx.insert(invitation).values({
					id: newId(),
					clubId: keeper.clubId ?? '',
					mail: word,
					role: 'writer',
					inviterId: keeper.id,
					createdAt: now,
					expiresAt: later(7),
				});
			}),
		),
		enquiry: await put('enquiry_contact', 'name', async (word) => {
			await asked(word);
		}),
		'enquiry message': await put('enquiry_message', 'text', async (word) => {
			const message = { id: newId(), enquiryId: await asked(ownWord()), fromClub: true };
			await write(async (tx) => {
				await tx.insert(enquiryMessage).values({ ...message, text: word });
			});
		}),
		'enquiry note': await put('enquiry_note', 'text', async (word) => {
			const note = { id: newId(), enquiryId: await asked(ownWord()), text: word };
			await write(async (tx) => {
				await tx.insert(enquiryNote).values(note);
			});
		}),
		report: await put('report', 'message', async (word) => {
			await reported(word);
		}),
		'report objection': await put('report_objection', 'text', async (word) => {
			const reportId = await reported('x');
			await write(async (tx) => {
				await tx.insert(reportObjection).values({ reportId, side: 'reader', text: word });
			});
		}),
		'entry-draft': await put('entry_draft', 'values', (word) =>
			write(async (tx) => {
				await tx.insert(entryDraft).values({
					id: newId(),
					clubId: keeper.clubId ?? '',
					kind: 'news',
					values: { title: word },
					updatedAt: now,
				});
			}),
		),
		merge: await put('club_merge', 'moved', (word) =>
			write(async (tx) => {
				const ids = { id: newId(), fromId: newId(), intoId: newId() };
				await tx.insert(clubMerge).values({ ...ids, moved: { word }, createdAt: now });
			}),
		),
		'mail-change': await put('mail_change', 'old_mail', (word) =>
			write(async (tx) => {
				await tx.insert(mailChange).values({
					id: newId(),
					personId: keeper.id,
					oldMail: word,
					newMail: word,
					createdAt: now,
				});
			}),
		),
		'club-leaving': await put('club', 'contact_person', async (word) => {
			const who = await owner(word);
			await leaveClub(people, await meet(people, who), {
				clubId: who.clubId ?? '',
				reason: 'anderes',
			});
		}),
		'club-leaving asker': await put('club_leaving', 'asker_id', async () => {
			const who = await owner('x');
			const leaving = { clubId: who.clubId ?? '', reason: 'anderes' } as const;
			await leaveClub(people, await meet(people, who), leaving);
			return who.id;
		}),
		'account-leaving': await put('person', 'name', async (word) => {
			await askToLeave(people, await meet(people, await somebody(word)));
		}),
		'editor-account': await put('person', 'name', async (word) => {
			await somebody(word);
		}),
		'editor-account membership': await put('membership', 'person_id', async (word) => {
			const { id } = await somebody(word);
			const clubId = keeper.clubId ?? '';
			await write(async (tx) => {
				await tx.insert(membership).values({ id: newId(), personId: id, clubId, role: 'writer' });
			});
			return id;
		}),
		'editor-account office': await put('office_role', 'person_id', async (word) => {
			const { id } = await somebody(word);
			const role = { team: 'stadt', role: 'read' };
			await write(async (tx) => {
				await tx.insert(officeRole).values({ id: newId(), personId: id, ...role });
			});
			return id;
		}),
		'editor-account audit': await put('audit_person', 'name', async (word) => {
			const { id } = await somebody('x');
			await write(async (tx) => {
				await tx.insert(auditPerson).values({ id, name: word });
			});
		}),
		'editor-account recipient': await put('enquiry_recipient', 'person_id', async (word) => {
			const { id } = await somebody(word);
			const enquiryId = newId();
			const clubId = await addClub(word);
			await write(async (tx) => {
				await tx.insert(enquiry).values({ id: enquiryId, clubId, state: 'erased' });
				await tx.insert(enquiryRecipient).values({ id: newId(), enquiryId, personId: id });
			});
			return id;
		}),
	};
}
