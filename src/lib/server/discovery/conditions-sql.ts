import { searchEntry } from '$db/schema';
import { circleBox, type Conditions } from '$lib/domain/search/conditions';
import { FOR_EVER } from '$lib/domain/search/entry';
import type { Box } from '$lib/domain/search/nearby';
import { sql, type SQL } from 'drizzle-orm';

// What an entry must be like, as SQL. Everything a person typed is a parameter.

const list = (values: readonly string[]): SQL =>
	sql`array[${sql.join(
		values.map((value) => sql`${value}`),
		sql`, `,
	)}]::text[]`;
const overlaps = (
	column: SQL.Aliased | SQL | typeof searchEntry.topics,
	values: readonly string[],
) => sql`${column} && ${list(values)}`;
const among = (
	column: SQL | typeof searchEntry.type | typeof searchEntry.kind,
	values: readonly string[],
) => sql`${column} = any(${list(values)})`;
export const within = (box: Box): SQL =>
	sql`(${searchEntry.lat} between ${box.south} and ${box.north} and ${searchEntry.lon} between ${box.west} and ${box.east})`;
export const kilometres = (lat: number, lon: number): SQL =>
	sql`(2 * 6371 * asin(least(1, sqrt(power(sin(radians(${searchEntry.lat} - ${lat}::float8) / 2), 2)
		+ cos(radians(${lat}::float8)) * cos(radians(${searchEntry.lat})) * power(sin(radians(${searchEntry.lon} - ${lon}::float8) / 2), 2)))))`;

export const where = (conditions: Conditions, now: number): SQL =>
	sql`${searchEntry.visibleUntil} > ${now} and ${searchEntry.visibleFrom} <= ${now} and ${fits(conditions)}`;

/** The conditions alone. */
export function fits(c: Conditions): SQL {
	const e = searchEntry;
	const parts: SQL[] = [sql`true`];
	if (c.type.length) parts.push(among(e.type, c.type));
	if (c.topic.length) parts.push(overlaps(e.topics, c.topic));
	if (c.activity.length) parts.push(overlaps(sql`${e.activity}`, c.activity));
	if (c.audience.length) parts.push(overlaps(sql`${e.audience}`, c.audience));
	if (c.kind.length) parts.push(among(e.kind, c.kind));
	if (c.effort.length) parts.push(among(sql`${e.effort}`, c.effort));
	if (c.days.length) parts.push(overlaps(sql`${e.whenWords}`, c.days));
	if (c.times.length) parts.push(overlaps(sql`${e.whenWords}`, c.times));
	if (c.district.length) parts.push(among(sql`${e.district}`, c.district));
	if (c.plz.length) parts.push(among(sql`${e.plz}`, c.plz));
	if (c.mode.length) parts.push(among(sql`${e.mode}`, c.mode));
	if (c.language.length) parts.push(overlaps(sql`${e.language}`, c.language));
	if (c.littleGerman) parts.push(sql`${e.german} in ('kein', 'etwas')`);
	for (const access of c.access) parts.push(overlaps(sql`${e.access}`, [access]));
	if (c.age !== null) parts.push(sql`${e.age} <= ${c.age}`);
	if (c.forTwo) parts.push(sql`${e.forTwo}`);
	if (c.withChildren) parts.push(sql`${e.withChildren}`);
	if (c.after !== null) parts.push(sql`${e.starts} >= ${c.after}`);
	if (c.before !== null)
		parts.push(
			c.after === null
				? sql`(${e.starts} < ${c.before} or ${e.starts} >= ${FOR_EVER})`
				: sql`${e.starts} < ${c.before}`,
		);
	if (c.box) parts.push(within(c.box));
	if (c.circle) {
		parts.push(within(circleBox(c.circle)));
		parts.push(sql`${kilometres(c.circle.from.lat, c.circle.from.lon)} <= ${limitKm(c.circle)}`);
	}
	return sql.join(parts, sql` and `);
}

export const limitKm = (circle: NonNullable<Conditions['circle']>): number =>
	((circle.minutes / 60) * (circle.travel === 'rad' ? 15 : 4.8)) / 1.3;
