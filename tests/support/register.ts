import { review } from '$db/schema';
import { findDraft, keepAnswers, sendRegistration } from '$lib/server/registration';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { addPerson, meet, type TestPeople } from './people-platform';

/** A club of its own owner that waits on the desk. */
export async function addRegistered(people: TestPeople) {
	const owner = await addPerson(people);
	const met = await meet(people, owner);
	const name = `Baumfreunde ${newId()} e. V.`;
	const key = await keepAnswers(
		people,
		undefined,
		{
			name,
			topics: ['umwelt-klima'],
			sentence: 'Wir pflanzen Bäume.',
			kind: 'ohne',
			contactMail: 'kontakt@verein.example',
		},
		{ locale: 'de' },
	);
	people.later(60_000);
	const draft = await findDraft(people, key);
	if (!draft) throw new Error('No draft');
	const from = { network: newId(), trap: '' };
	const { clubId } = await sendRegistration(people, met, draft, from);
	const [item] = await people.database.read((db) =>
		db.select().from(review).where(eq(review.clubId, clubId)),
	);
	if (!item) throw new Error('Nothing on the desk');
	return { clubId, reviewId: item.id, name, met: await meet(people, owner), mail: owner.mail };
}
