import { m } from '$lib/messages';

export type PlainReason =
	'starting' | 'unavailable' | 'too-often' | 'forbidden' | 'bad-request' | 'unknown-host';

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const words: Record<PlainReason, { title: (l: Locale) => string; text: (l: Locale) => string }> = {
	starting: {
		title: (locale) => m.plain_starting_title({}, { locale }),
		text: (locale) => m.plain_starting_text({}, { locale }),
	},
	unavailable: {
		title: (locale) => m.plain_unavailable_title({}, { locale }),
		text: (locale) => m.plain_unavailable_text({}, { locale }),
	},
	'too-often': {
		title: (locale) => m.plain_too_often_title({}, { locale }),
		text: (locale) => m.plain_too_often_text({}, { locale }),
	},
	forbidden: {
		title: (locale) => m.plain_forbidden_title({}, { locale }),
		text: (locale) => m.plain_forbidden_text({}, { locale }),
	},
	'bad-request': {
		title: (locale) => m.plain_bad_request_title({}, { locale }),
		text: (locale) => m.plain_bad_request_text({}, { locale }),
	},
	'unknown-host': {
		title: (locale) => m.plain_unknown_host_title({}, { locale }),
		text: (locale) => m.plain_unknown_host_text({}, { locale }),
	},
};

type Locale = 'de' | 'en';

/** Answers for moments in which no page can be made: small, whole in themselves, without script. */
export function plainPage(
	request: Request,
	status: number,
	reason: PlainReason,
	retryAfterSeconds?: number,
): Response {
	const locale: Locale = new URL(request.url).pathname.startsWith('/en') ? 'en' : 'de';
	const title = words[reason].title(locale);
	const text = words[reason].text(locale);
	const headers: Record<string, string> = {
		'cache-control': 'no-store',
		...(retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {}),
	};
	const accept = request.headers.get('accept') ?? '';
	if (accept.includes('application/json') && !accept.includes('text/html'))
		return Response.json(
			{ type: 'about:blank', title, status, detail: text, message: title },
			{ status, headers: { ...headers, 'content-type': 'application/problem+json' } },
		);
	const refresh = reason === 'starting' ? '<meta http-equiv="refresh" content="2">' : '';
	const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${refresh}<title>${escape(title)}</title></head>
<body><main><h1>${escape(title)}</h1><p>${escape(text)}</p></main></body></html>
`;
	return new Response(html, {
		status,
		headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
	});
}
