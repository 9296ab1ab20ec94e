import { m } from '$lib/messages';
import { PLAIN_MARK, PLAIN_STYLE, PLAIN_STYLE_HASH } from './plain-style';

type Locale = 'de' | 'en';
type Say = (locale: Locale) => string;

const words = {
	starting: [
		(locale) => m.plain_starting_title({}, { locale }),
		(locale) => m.plain_starting_text({}, { locale }),
	],
	unavailable: [
		(locale) => m.plain_unavailable_title({}, { locale }),
		(locale) => m.plain_unavailable_text({}, { locale }),
	],
	'too-often': [
		(locale) => m.plain_too_often_title({}, { locale }),
		(locale) => m.plain_too_often_text({}, { locale }),
	],
	forbidden: [
		(locale) => m.plain_forbidden_title({}, { locale }),
		(locale) => m.plain_forbidden_text({}, { locale }),
	],
	'sign-in-first': [
		(locale) => m.signin_first_title({}, { locale }),
		(locale) => m.signin_first_text({}, { locale }),
	],
	'bad-request': [
		(locale) => m.plain_bad_request_title({}, { locale }),
		(locale) => m.plain_bad_request_text({}, { locale }),
	],
	'unknown-host': [
		(locale) => m.plain_unknown_host_title({}, { locale }),
		(locale) => m.plain_unknown_host_text({}, { locale }),
	],
	'not-found': [
		(locale) => m.http_not_found_title({}, { locale }),
		(locale) => m.http_not_found_text({}, { locale }),
	],
	'wrong-method': [
		(locale) => m.http_wrong_method_title({}, { locale }),
		(locale) => m.http_wrong_method_text({}, { locale }),
	],
	'only-watching': [
		(locale) => m.watch_only_title({}, { locale }),
		(locale) => m.watch_only_text({}, { locale }),
	],
	'too-large': [
		(locale) => m.http_too_large_title({}, { locale }),
		(locale) => m.http_too_large_text({}, { locale }),
	],
} satisfies Record<string, [title: Say, text: Say]>;

export type PlainReason = keyof typeof words;

/** What has to be known of a request to answer it without Kit. */
export interface Asked {
	path: string;
	accept?: string | null;
	/** Of the body: who sends JSON reads JSON. */
	contentType?: string | null;
	/** Everything a demo says carries the note that it is one. */
	demo?: boolean;
}

export interface PlainAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** Nothing at all. */
export const NOTHING_CSP =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** These pages bring one style, and it is known. */
export const PLAIN_CSP = `${NOTHING_CSP}; style-src ${PLAIN_STYLE_HASH}`;

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const wantsJson = ({ path, accept, contentType }: Asked) =>
	!accept?.includes('text/html') &&
	(Boolean(accept?.includes('json')) ||
		Boolean(contentType?.toLowerCase().includes('json')) ||
		path.endsWith('.json'));

/** For moments in which no page can be made: small, whole in itself, without script. */
export function plainAnswer(
	asked: Asked,
	status: number,
	reason: PlainReason,
	more: Record<string, string> = {},
): PlainAnswer {
	const locale: Locale = /^\/en(\/|$)/.test(asked.path) ? 'en' : 'de';
	const [sayTitle, sayText] = words[reason];
	const title = sayTitle(locale);
	const text = sayText(locale);
	const headers = {
		'cache-control': 'no-store',
		'content-security-policy': PLAIN_CSP,
		...more,
	};
	if (wantsJson(asked))
		return {
			status,
			headers: { ...headers, 'content-type': 'application/problem+json' },
			body: JSON.stringify({ type: 'about:blank', title, status, detail: text, message: title }),
		};
	const refresh = reason === 'starting' ? '<meta http-equiv="refresh" content="2">' : '';
	const home = locale === 'en' ? '/en' : '/';
	const note = asked.demo ? `<p><strong>${escape(m.demo_notice({}, { locale }))}</strong></p>` : '';
	return {
		status,
		headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
		body: `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${refresh}<title>${escape(title)}</title><style>${PLAIN_STYLE}</style></head>
<body><main>${PLAIN_MARK}<h1>${escape(title)}</h1><p>${escape(text)}</p><p><a href="${home}">${escape(m.http_home({}, { locale }))}</a></p>${note}</main></body></html>
`,
	};
}

// The product of this process lies where both bundles find it: our server's and Kit's.
const slot = globalThis as { tohoopProduct?: { settings: { demo: boolean } } };

export const askedBy = (request: Request): Asked => ({
	demo: slot.tohoopProduct?.settings.demo,
	path: new URL(request.url).pathname,
	accept: request.headers.get('accept'),
	contentType: request.headers.get('content-type'),
});

/** The same as an answer of Kit's kind. */
export function plainPage(
	request: Request,
	status: number,
	reason: PlainReason,
	retryAfterSeconds?: number,
): Response {
	const more: Record<string, string> = retryAfterSeconds
		? { 'retry-after': String(retryAfterSeconds) }
		: {};
	const { headers, body } = plainAnswer(askedBy(request), status, reason, more);
	return new Response(body, { status, headers });
}
