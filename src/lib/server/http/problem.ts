/** A wrong question of a program, answered by RFC 9457. */
export function problem(
	status: number,
	title: string,
	errors: readonly { parameter: string; detail: string }[],
): Response {
	return Response.json(
		{
			type: 'about:blank',
			title,
			status,
			detail: errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; '),
			errors,
		},
		{
			status,
			headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
		},
	);
}
