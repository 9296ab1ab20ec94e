import { ENTRY_TYPES, PARAMETERS, SORTS, WHEN_VALUES, WITH } from '$lib/domain/search/query';
import { FACET_NAMES } from '$lib/domain/search/settings';
import {
	ACCESS_SUPPORTS,
	ACTIVITIES,
	AUDIENCES,
	EFFORTS,
	LANGUAGES,
	TOPICS,
} from '$lib/domain/vocabulary/keys';

// The description of the public interface, made of the same lists that read the questions.

const text = { type: 'string' };
const maybe = (type: string) => ({ type: [type, 'null'] });
const array = (items: object) => ({ type: 'array', items });
const labelled = {
	type: 'object',
	required: ['key', 'label'],
	properties: { key: text, label: text },
};
const strict = (properties: Record<string, object>, optional: readonly string[] = []) => ({
	type: 'object',
	required: Object.keys(properties).filter((name) => !optional.includes(name)),
	properties,
	additionalProperties: false,
});
const pieces = array(strict({ text, marked: { type: 'boolean' } }));
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

const hit = strict({
	id: { type: 'string', format: 'uuid' },
	type: { enum: ENTRY_TYPES },
	name: text,
	url: { type: 'string', description: 'A path on this site' },
	org: text,
	orgUrl: maybe('string'),
	summary: text,
	topics: array(labelled),
	audience: array(labelled),
	activities: array(labelled),
	kind: orNull(labelled),
	state: { ...maybe('string'), description: 'moved, full or cancelled' },
	effort: orNull(labelled),
	district: maybe('string'),
	districtKey: maybe('string'),
	address: text,
	postcode: maybe('string'),
	when: array(text),
	start: maybe('string'),
	end: maybe('string'),
	localStart: maybe('string'),
	mode: orNull(labelled),
	languages: array(text),
	german: maybe('string'),
	access: array(text),
	accessible: maybe('boolean'),
	minAge: maybe('integer'),
	forTwo: maybe('boolean'),
	withChildren: maybe('boolean'),
	lat: maybe('number'),
	lon: maybe('number'),
	published: maybe('string'),
	minutes: { ...maybe('integer'), description: 'About so many, from `near`' },
	highlight: strict({ name: pieces, summary: pieces }),
});

const facet = array({
	type: 'object',
	required: ['key', 'label', 'count'],
	properties: { key: text, label: text, count: { type: 'integer' } },
});

const allowed: Record<string, object> = {
	q: { type: 'string', maxLength: 200 },
	type: array({ enum: ENTRY_TYPES }),
	topic: array({ enum: TOPICS }),
	activity: array({ enum: ACTIVITIES }),
	audience: array({ enum: AUDIENCES }),
	effort: array({ enum: EFFORTS }),
	when: array({ enum: WHEN_VALUES }),
	language: array({ enum: [...LANGUAGES, 'wenig-deutsch'] }),
	access: array({ enum: ACCESS_SUPPORTS }),
	with: array({ enum: WITH }),
	sort: { enum: SORTS },
	plz: array({ type: 'string', pattern: '^[0-9]{5}$' }),
	near: { type: 'string', description: 'latitude,longitude' },
	bbox: { type: 'string', description: 'west,south,east,north' },
	minutes: { type: 'integer', minimum: 1, maximum: 180 },
	age: { type: 'integer', minimum: 0, maximum: 120 },
	page: { type: 'integer', minimum: 1, maximum: 1000, default: 1 },
	limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
};

const refused = {
	description: 'Parameters that are unknown or out of range, each named',
	content: {
		'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
	},
};
const answer = (name: string) => ({
	description: 'The answer',
	content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

export const openApi = (title: string) => ({
	openapi: '3.1.0',
	info: { title, version: '1', summary: 'Public entries: clubs, needs, events and news' },
	paths: {
		'/api/v1/search': {
			get: {
				operationId: 'search',
				parameters: PARAMETERS.map((name) => ({
					name,
					in: 'query',
					required: false,
					schema: allowed[name] ?? array(text),
				})),
				responses: { '200': answer('SearchResult'), '400': refused },
			},
		},
		'/api/v1/suggest': {
			get: {
				operationId: 'suggest',
				parameters: [{ name: 'q', in: 'query', required: false, schema: allowed.q }],
				responses: { '200': answer('Suggestions'), '400': refused },
			},
		},
	},
	components: {
		schemas: {
			SearchResult: strict({
				total: { type: 'integer', description: 'The true number at every size' },
				hits: array({ $ref: '#/components/schemas/Hit' }),
				facets: {
					type: 'object',
					properties: Object.fromEntries(FACET_NAMES.map((name) => [name, facet])),
					additionalProperties: false,
				},
				relaxed: orNull(strict({ dropped: array(text), words: { type: 'boolean' } })),
				degraded: { type: 'boolean', description: 'Served by the database alone' },
			}),
			Hit: hit,
			Suggestions: strict({
				topics: array(labelled),
				clubs: array(strict({ id: text, name: text, url: text, district: maybe('string') })),
				places: array(labelled),
				degraded: { type: 'boolean' },
			}),
			Problem: {
				type: 'object',
				required: ['type', 'title', 'status', 'detail', 'errors'],
				properties: {
					type: text,
					title: text,
					status: { type: 'integer' },
					detail: text,
					errors: array(strict({ parameter: text, detail: text })),
				},
			},
		},
	},
});
