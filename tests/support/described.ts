/** As much of JSON Schema as our own description uses; a word it does not know is a fault of the description. */
export interface Described {
	type?: string | string[];
	enum?: readonly unknown[];
	anyOf?: Described[];
	items?: Described;
	properties?: Record<string, Described>;
	required?: readonly string[];
	additionalProperties?: boolean;
	$ref?: string;
	[word: string]: unknown;
}

const kindOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Where an answer is not as described, as paths. */
export function wrongIn(
	value: unknown,
	described: Described | undefined,
	schemas: Record<string, Described>,
	path = '$',
): string[] {
	if (!described) return [`${path}: not described`];
	const { $ref, anyOf, type, items, properties, required = [], additionalProperties } = described;
	if ($ref) return wrongIn(value, schemas[$ref.split('/').at(-1) ?? ''], schemas, path);
	if (anyOf) {
		const tries = anyOf.map((each) => wrongIn(value, each, schemas, path));
		return tries.some((wrong) => wrong.length === 0) ? [] : tries.flat();
	}
	if (described.enum && !described.enum.includes(value))
		return [`${path}: ${String(value)} is none of ${described.enum.join()}`];
	const kind = kindOf(value);
	const allowed = type === undefined ? [] : [type].flat();
	const fits = allowed.some(
		(each) => each === kind || (each === 'integer' && Number.isInteger(value)),
	);
	if (allowed.length > 0 && !fits) return [`${path}: ${kind}, not ${allowed.join(' or ')}`];
	const wrong: string[] = [];
	if (items && Array.isArray(value))
		for (const [at, each] of value.entries())
			wrong.push(...wrongIn(each, items, schemas, `${path}[${at}]`));
	if (properties && kind === 'object') {
		const fields = value as Record<string, unknown>;
		for (const name of required) if (!(name in fields)) wrong.push(`${path}.${name}: missing`);
		for (const [name, each] of Object.entries(fields)) {
			const field = properties[name];
			if (field) wrong.push(...wrongIn(each, field, schemas, `${path}.${name}`));
			else if (additionalProperties === false) wrong.push(`${path}.${name}: not described`);
		}
	}
	return wrong;
}
