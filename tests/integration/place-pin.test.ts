import { club, place } from '$db/schema';
import { placeFrom } from '$lib/domain/club/place-fields';
import { pinMark, pinValues, type PinFields } from '$lib/domain/place/pin';
import { needContent, needForm } from '$lib/domain/need/content';
import { markOfSection, readOwnProfile, saveSection } from '$lib/server/clubs';
import { openOwnEntry, writtenOf } from '$lib/server/entries';
import { findDraft, keepAnswers, sendRegistration } from '$lib/server/registration';
import { newId } from '$lib/server/platform/ids';
import { saveEntry } from '$lib/server/writing';
import type { Met } from '$lib/server/people';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const address = { street: 'Hüxstraße 14', postcode: '23552', town: 'Lübeck' };
const none = { pinLat: '', pinLon: '', pinFor: '' };
const set = { pinLat: '53,8671', pinLon: '10,6899', pinFor: '' };
const pin = { lat: 53.8671, lon: 10.6899 };
const FAR = { pinLat: '48.13', pinLon: '11.57', pinFor: '' };

onBothDatabases((_kind, _open, share) => {
	const people = async () => openTestPeople(await share());

	async function placeOfClub(test: TestPeople, clubId: string) {
		const [row] = await test.database.read((db) =>
			db
				.select({ place })
				.from(club)
				.innerJoin(place, eq(place.id, club.placeId))
				.where(eq(club.id, clubId)),
		);
		return row?.place;
	}
	async function owner(test: TestPeople) {
		const who = await addPerson(test, { clubRole: 'owner' });
		const clubId = who.clubId ?? '';
		await test.database.read((db) =>
			db.update(club).set({ state: 'verified' }).where(eq(club.id, clubId)),
		);
		return { clubId, met: await meet(test, who) };
	}
	async function savePlace(
		test: TestPeople,
		{ met, clubId }: { met: Met; clubId: string },
		where: typeof address & PinFields,
	) {
		const { wanted } = await readOwnProfile(test, met, clubId);
		return saveSection(test, met, {
			clubId,
			section: 'ort',
			patch: { place: placeFrom({ placeName: '', ...where }) },
			seen: markOfSection(wanted, 'ort'),
		});
	}

	it('the pin of a club is kept as set by hand, stays with its address, and goes with another', async () => {
		const test = await people();
		const who = await owner(test);
		await savePlace(test, who, { ...address, ...set });
		const byHand = { ...pin, accuracy: 'house', coordinateSource: 'hand', district: 'innenstadt' };
		expect(await placeOfClub(test, who.clubId)).toMatchObject({ ...address, ...byHand });

		// Opened again and saved with nothing changed: nothing happens.
		const { wanted } = await readOwnProfile(test, who.met, who.clubId);
		const again = { ...address, ...pinValues(wanted.place) };
		expect(again).toMatchObject({ pinLat: '53.8671', pinFor: pinMark(pin, address) });
		expect(await savePlace(test, who, again)).toEqual({ kind: 'same' });

		// Another street: the pin of the old one is no answer any more.
		await savePlace(test, who, { ...again, street: 'Wahmstraße 3' });
		const moved = await placeOfClub(test, who.clubId);
		expect(moved).toMatchObject({ coordinateSource: 'gazetteer', accuracy: 'street' });
		expect(moved?.lat).not.toBe(pin.lat);
	});

	it('a pin far away or half of one never stops the saving: the address counts', async () => {
		const test = await people();
		const who = await owner(test);
		for (const odd of [FAR, { ...set, pinLon: '' }, { ...set, pinLat: 'am Dom' }]) {
			await savePlace(test, who, { ...address, ...set });
			expect(await savePlace(test, who, { ...address, ...odd })).toMatchObject({ kind: 'saved' });
			expect(await placeOfClub(test, who.clubId)).toMatchObject({ coordinateSource: 'gazetteer' });
			const { wanted } = await readOwnProfile(test, who.met, who.clubId);
			expect(wanted.place).toEqual({ name: '', ...address });
		}
	});

	it('a registration takes its pin along', async () => {
		const test = await people();
		const who = await meet(test, await addPerson(test));
		const answers = {
			...{ name: `Nadelfreunde ${newId()}`, topics: ['umwelt-klima'], sentence: 'Wir nähen.' },
			...{ kind: 'adresse' as const, placeName: '', ...address, ...set },
			contactMail: 'nadel@verein.example',
		};
		const send = async (more: Partial<typeof answers>) => {
			const key = await keepAnswers(test, undefined, { ...answers, ...more }, { locale: 'de' });
			test.later(60_000);
			const draft = await findDraft(test, key);
			if (!draft) throw new Error('No draft');
			return sendRegistration(test, who, draft, { network: newId(), trap: '' });
		};
		const sent = await send({});
		expect(await placeOfClub(test, sent.clubId)).toMatchObject({
			...{ ...pin, accuracy: 'house', coordinateSource: 'hand' },
		});
		const far = await send({ ...FAR, name: `Fernfreunde ${newId()}` });
		expect(await placeOfClub(test, far.clubId)).toMatchObject({ coordinateSource: 'gazetteer' });
	});

	it('a need with an address of its own has a pin of its own', async () => {
		const test = await people();
		const who = await owner(test);
		const id = newId();
		const save = async (where: object, seen = '') => {
			const input = needForm.parse({
				...{
					id,
					seen,
					title: 'Beete gießen',
					kind: 'regelmaessig',
					effort: 'bis-2-stunden',
					mode: 'vor-ort',
					topics: 'umwelt-klima',
				},
				...{ where: 'adresse', ...address, ...where },
			});
			const content = needContent(input, '2026-11-01');
			return saveEntry(test, who.met, writtenOf('need'), { clubId: who.clubId, id, content, seen });
		};
		await save(set);
		const entry = await openOwnEntry(test, who.met, { clubId: who.clubId, id });
		expect(entry.content.place).toEqual({ name: '', ...address, pin });
		await save({ ...none, street: 'Wahmstraße 3' }, entry.seen);
		const { content } = await openOwnEntry(test, who.met, { clubId: who.clubId, id });
		expect(content.place).toEqual({ name: '', ...address, street: 'Wahmstraße 3' });
	});
});
