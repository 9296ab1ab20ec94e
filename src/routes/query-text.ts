/** `?wo=altstadt&seite=2` of what is set, in the order given; empty when nothing is. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
	const text = Object.entries(values)
		.flatMap(([name, value]) =>
			value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
		)
		.join('&');
	return text && `?${text}`;
}
