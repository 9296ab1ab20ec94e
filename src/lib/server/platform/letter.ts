/** A mail of a few paragraphs as text and as modest HTML, from one source so that they say the same. */
export interface Paragraph {
	text: string;
	/** Stands alone and large: a code to be typed. */
	code?: boolean;
	/** A place to go to; the text is what one finds there. The address is shown, so that people can check it. */
	href?: string;
	/** Words of somebody else: set apart. */
	quote?: boolean;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const CODE = 'font-size:28px;font-weight:bold;letter-spacing:4px';
const QUOTE = 'margin:0 0 1em;padding-left:12px;border-left:3px solid #7c8087';

function asText({ text, code, href, quote }: Paragraph): string {
	if (code) return `    ${text}`;
	if (href) return `${text}\n${href}`;
	return quote ? text.replace(/^/gm, '> ') : text;
}

function asHtml({ text, code, href, quote }: Paragraph): string {
	const words = escape(text).replaceAll('\n', '<br>');
	if (code) return `<p style="${CODE}">${words}</p>`;
	if (href) return `<p><a href="${escape(href)}">${words}</a><br>${escape(href)}</p>`;
	return quote ? `<blockquote style="${QUOTE}">${words}</blockquote>` : `<p>${words}</p>`;
}

export const writeLetter = (
	locale: string,
	paragraphs: readonly Paragraph[],
): { text: string; html: string } => ({
	text: paragraphs.map(asText).join('\n\n'),
	html: `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head>\n<body style="font-family:sans-serif;font-size:17px;line-height:1.5;max-width:36em">\n${paragraphs.map(asHtml).join('\n')}\n</body></html>\n`,
});
