import { slugGiver, type Layout } from './context';
import { cityDay } from './calendar';
import type { DemoCity } from './dossier';
import type { Gazetteer } from './gazetteer';
import { clubId, layClub } from './lay-clubs';
import { layDemoPeople } from './lay-people';
import { layVenues } from './lay-places';
import { noRows, type Rows } from './rows';

/** The whole demo city as rows, seen from one day. Pure: the same day gives the same rows. */
export function planDemo(city: DemoCity, gazetteer: Gazetteer, now: Date): Rows {
	const rows = noRows();
	const layout: Layout = { city, gazetteer, now, today: cityDay(now), rows, slug: slugGiver() };
	layVenues(layout);
	for (const dossier of city.clubs) layClub(layout, dossier);
	const known = new Map(rows.club.map((club) => [club.id, club]));
	for (const dossier of city.clubs) {
		if (!dossier.parent) continue;
		const club = known.get(clubId(dossier.key));
		const parent = known.get(clubId(dossier.parent));
		if (!parent)
			throw new Error(`${dossier.key} names the parent "${dossier.parent}", which does not exist`);
		if (club) club.parentId = parent.id;
	}
	// Parents first, so that each row finds what it points to.
	rows.club.sort((a, b) => Number(Boolean(a.parentId)) - Number(Boolean(b.parentId)));
	layDemoPeople(layout);
	return rows;
}
