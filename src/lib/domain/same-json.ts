/** One text for one value: the order of keys must not depend on how a database hands JSON back. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value !== null && typeof value === 'object')
		return `{${Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
			.join(',')}}`;
	return JSON.stringify(value) ?? 'null';
}

/** Nothing and an empty place are the same; the order of keys says nothing, that of lists does. */
export const sameJson = (one: unknown, other: unknown): boolean =>
	canonical(one ?? null) === canonical(other ?? null);
