import { daysBefore, type Layout } from './context';
import { demoId } from './dice';
import { clubId } from './lay-clubs';
import { DEMO_PEOPLE, type DemoPerson } from './people';

/** Six people one can be in the demo, each with the rights that show something. */
export function layDemoPeople(layout: Layout): void {
	const { rows, now, city } = layout;
	const shown = city.clubs.find(
		(c) =>
			!c.unclaimed &&
			!c.stale &&
			(c.state ?? 'verified') === 'verified' &&
			(c.needs?.length ?? 0) >= 3 &&
			(c.news?.length ?? 0) >= 3,
	);
	const waits = city.clubs.find((c) => c.state === 'waiting');
	for (const demo of DEMO_PEOPLE) {
		const id = demoId('person', `demo ${demo.key}`);
		rows.person.push({
			id,
			name: demo.name,
			mail: `${demo.key}@demo.example`,
			demoKey: demo.key,
			createdAt: daysBefore(now, 400),
		});
		const club = demo.about === 'waiting-owner' ? waits : shown;
		const role = MEMBERSHIP[demo.about];
		if (role && club)
			rows.membership.push({
				id: demoId('membership', `demo ${demo.key}`),
				personId: id,
				clubId: clubId(club.key),
				role,
			});
		const office = OFFICE[demo.about];
		if (office) rows.officeRole.push({ id: demoId('office', demo.key), personId: id, ...office });
	}
}

const MEMBERSHIP: Partial<Record<DemoPerson['about'], string>> = {
	owner: 'owner',
	writer: 'writer',
	'waiting-owner': 'owner',
};
const OFFICE: Partial<Record<DemoPerson['about'], { team: string; role: string }>> = {
	coordinator: { team: 'stadt', role: 'curate' },
	agency: { team: 'agentur', role: 'review' },
	admin: { team: 'stadt', role: 'administer' },
};
