import { club, entryDraft, picture, storedFile } from '$db/schema';
import { addPicture, findPicture, sweepPictures } from '$lib/server/pictures';
import { rows } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { eq, sql } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub } from '../support/things';

/** A picture as a phone makes it: lying on its side, with a place and a camera in it. */
const fromPhone = () =>
	sharp({
		create: { width: 1_200, height: 800, channels: 3, background: '#a62b1f' },
	})
		.withMetadata({ orientation: 6 })
		.withExifMerge({
			IFD0: { Make: 'Kamera GmbH' },
			IFD3: { GPSLatitude: '53/1 52/1 0/1', GPSLongitude: '10/1 41/1 0/1' },
		})
		.jpeg()
		.toBuffer();

onBothDatabases((_kind, open, share) => {
	async function begin() {
		const people = await openTestPeople(await share());
		const who = await addPerson(people, { clubRole: 'writer' });
		const met = await meet(people, who);
		const add = (bytes: Uint8Array) => addPicture(people, met, { clubId: who.clubId ?? '', bytes });
		return { people, clubId: who.clubId ?? '', met, add };
	}

	it('S33 keeps pixels only: upright, in fixed sizes and two formats, with no place and no camera', async () => {
		const { people, add } = await begin();
		const upload = await fromPhone();
		expect((await sharp(upload).metadata()).exif).toBeDefined();
		const made = await add(upload);
		if ('problem' in made) throw new Error(made.problem);
		expect(made).toMatchObject({ width: 800, height: 1_200 });
		const found = await people.database.read((db) => findPicture(db, made.id));
		expect(found?.colour).toMatch(/^#a[0-9a-f]2[0-9a-f]1[0-9a-f]$|^#[0-9a-f]{6}$/);
		expect(found?.files.map(({ type, width }) => `${type} ${width}`)).toEqual([
			'image/avif 240',
			'image/webp 240',
			'image/avif 480',
			'image/webp 480',
			'image/avif 800',
			'image/webp 800',
		]);
		for (const file of found?.files ?? []) {
			const stored = await people.files.get(file.hash);
			expect(stored?.type).toBe(file.type);
			const inside = await sharp(Buffer.from(stored?.content ?? [])).metadata();
			expect(inside).toMatchObject({ width: file.width, height: file.height });
			expect([inside.exif, inside.xmp, inside.iptc, inside.icc]).toEqual([
				undefined,
				undefined,
				undefined,
				undefined,
			]);
			expect(Buffer.from(stored?.content ?? []).includes('Kamera')).toBe(false);
		}
	});

	it('S32 refuses by what stands in it, and answers everything else clearly', async () => {
		const { add } = await begin();
		const good = await fromPhone();
		const png = (width: number, height: number) =>
			sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
				.png({ compressionLevel: 9 })
				.toBuffer();
		const cases: [string, Uint8Array, string][] = [
			['a programme', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'kind'],
			['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'kind'],
			['GIF and script', Buffer.from(`GIF89a/*${' '.repeat(40)}*/=alert(1)`), 'kind'],
			['TIFF', await sharp(good).tiff().toBuffer(), 'kind'],
			['HTML', Buffer.from('<!doctype html><p>kein Bild, aber lang genug für den Anfang'), 'kind'],
			['nothing', new Uint8Array(), 'kind'],
			['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1'.padEnd(200, 'x')), 'kind'],
			['half a JPEG', good.subarray(0, Math.floor(good.length / 3)), 'unreadable'],
			['a head alone', Buffer.concat([good.subarray(0, 20), Buffer.alloc(400, 7)]), 'unreadable'],
			['too many pixels', await png(14_000, 14_000), 'unreadable'],
			['too many bytes', Buffer.concat([good, Buffer.alloc(8 * 1024 * 1024)]), 'large'],
		];
		for (const [name, bytes, problem] of cases) {
			const started = performance.now();
			expect(await add(bytes), name).toEqual({ problem });
			expect(performance.now() - started, name).toBeLessThan(8_000);
		}
	});

	it('what follows the picture in its file is not in ours', async () => {
		const { people, add } = await begin();
		const hostile = Buffer.concat([await fromPhone(), Buffer.from('<script>alert(1)</script>')]);
		const made = await add(hostile);
		if ('problem' in made) throw new Error(made.problem);
		const found = await people.database.read((db) => findPicture(db, made.id));
		for (const { hash } of found?.files ?? [])
			expect(Buffer.from((await people.files.get(hash))?.content ?? []).includes('<script>')).toBe(
				false,
			);
	});

	it('a picture of a stranger club is not made', async () => {
		const { people, met } = await begin();
		const other = await begin();
		await expect(
			addPicture(people, met, { clubId: other.clubId, bytes: await fromPhone() }),
		).rejects.toMatchObject({ code: 'not-found' });
	});

	it('what nothing shows goes after a day, row and file; what is written with stays', async () => {
		const { people, clubId, met, add } = await begin();
		const different = await sharp({
			create: { width: 700, height: 500, channels: 3, background: '#0f5c66' },
		})
			.png()
			.toBuffer();
		const left = await add(different);
		const kept = await add(await fromPhone());
		if ('problem' in left || 'problem' in kept) throw new Error('No picture');
		await people.database.read((db) =>
			db.insert(entryDraft).values({
				...{ id: newId(), clubId, kind: 'news', authorId: met.person.id },
				...{ values: { pictureId: kept.id }, updatedAt: people.clock.now() },
			}),
		);
		const hashes = (await people.database.read((db) => findPicture(db, left.id)))?.files.map(
			({ hash }) => hash,
		);
		const soon = people.clock.now();
		await sweepPictures(people.database, soon);
		expect(await people.database.read((db) => findPicture(db, left.id))).toBeDefined();
		await sweepPictures(people.database, new Date(Date.now() + 2 * 86_400_000));
		const still = await people.database.read((db) =>
			db.select({ id: picture.id }).from(picture).where(eq(picture.clubId, clubId)),
		);
		expect(still).toEqual([{ id: kept.id }]);
		for (const hash of hashes ?? []) {
			expect(
				await people.database.read((db) =>
					db.select().from(storedFile).where(eq(storedFile.hash, hash)),
				),
			).toEqual([]);
			await people.files.sweep(-1);
			expect(existsSync(people.files.pathOf(hash))).toBe(false);
		}
	});

	it('a file that is stored again stays for the picture that comes next', async () => {
		const { people } = await begin();
		const bytes = new TextEncoder().encode(newId());
		const hash = await people.files.put(bytes, 'image/webp');
		const row = () =>
			people.database.read((db) => db.select().from(storedFile).where(eq(storedFile.hash, hash)));
		const age = () =>
			people.database.read((db) =>
				db
					.update(storedFile)
					.set({ createdAt: sql`now() - interval '2 days'` })
					.where(eq(storedFile.hash, hash)),
			);
		await age();
		expect(await people.files.put(bytes, 'image/webp')).toBe(hash);
		await sweepPictures(people.database, new Date());
		expect(await row()).toHaveLength(1);
		await age();
		await sweepPictures(people.database, new Date());
		expect(await row()).toEqual([]);
	});

	it('sweeps beside thousands of photos: what takes a square of their number never comes to its end', async () => {
		const { database } = await open();
		const owner = newClub();
		await database.transaction(async (tx) => {
			await tx.insert(club).values(owner);
			await tx.execute(sql`insert into ${storedFile} (hash, size, type, created_at)
				select md5(n::text), 1, 'image/webp', now() - interval '2 days' from generate_series(1, 10000) n`);
			await tx.execute(sql`insert into ${picture} (id, club_id, width, height, colour, files)
				select gen_random_uuid(), ${owner.id}, 1, 1, '#000000', jsonb_agg(jsonb_build_object(
					'type', 'image/webp', 'width', 1, 'height', 1, 'hash', md5(n::text)))
				from generate_series(1, 9000) n group by n % 1500`);
		});
		await sweepPictures(database, new Date());
		const left = await database.read((db) =>
			rows<{ count: number }>(db, sql`select count(*)::int as count from ${storedFile}`),
		);
		expect(left).toEqual([{ count: 9_000 }]);
	});

	it('who shows a picture is found by an index, when the picture goes', async () => {
		const { database } = await share();
		const without = await database.read((db) =>
			rows(
				db,
				sql`select c.conrelid::regclass::text as table from pg_constraint c
					where c.contype = 'f' and c.confrelid = 'picture'::regclass and not exists (
						select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`,
			),
		);
		expect(without).toEqual([]);
	});
});
