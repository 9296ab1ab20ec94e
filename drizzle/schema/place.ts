import { boolean, doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, updatedAt } from './columns';

/** A spot with an address. Several clubs and dates may share one. */
export const place = pgTable(
	'place',
	{
		id: id(),
		name: text('name').notNull().default(''),
		street: text('street').notNull().default(''),
		postcode: text('postcode').notNull().default(''),
		town: text('town').notNull().default(''),
		district: text('district'),
		lat: doublePrecision('lat'),
		lon: doublePrecision('lon'),
		/** house, street, postcode, district, commune, city: how exact the pin is. */
		accuracy: text('accuracy'),
		/** gazetteer, geocoder, hand, import: who said so. */
		coordinateSource: text('coordinate_source'),
		stepFree: boolean('step_free'),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
	},
	(t) => [index('place_lat_lon').on(t.lat, t.lon), index('place_street').on(t.street)],
);
