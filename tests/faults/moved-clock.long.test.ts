import { migrateEmbeddedDatabase } from '$db/migrate';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { it, onTestFinished } from 'vitest';
import { liveOn } from '../support/moved-clock';
import { openTestPeople } from '../support/people-platform';

// Only where there is time (see tests/vitest-projects.ts); four weeks of it run with every integration test.
it('a year of the city with two crashes a week: each reminder exactly once, none missing, none after an answer', async () => {
	const database = await openEmbedded('memory');
	onTestFinished(() => database.close());
	await migrateEmbeddedDatabase(database.client, 'migrations');
	const people = await openTestPeople({ database });
	await liveOn(people, { days: 365, clubs: 1_000, needs: 2_000, enquiries: 5_000, every: 6 });
}, 3_600_000);
