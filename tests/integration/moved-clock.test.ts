import { it } from 'vitest';
import { liveOn } from '../support/moved-clock';
import { openTestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

// The whole year stands in tests/faults.

onBothDatabases((_kind, open) => {
	it('four weeks with crashes: each reminder exactly once, none missing, none after an answer', async () => {
		const people = await openTestPeople(await open());
		await liveOn(people, { days: 28, clubs: 20, needs: 40, enquiries: 60, every: 8 });
	}, 120_000);
});
