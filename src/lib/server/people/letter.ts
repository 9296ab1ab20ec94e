/** A mail of a few paragraphs as text and as modest HTML, from one source so that they say the same. */
export interface Paragraph {
	text: string;
	/** Stands alone and large: a code to be typed. */
	code?: boolean;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function writeLetter(
	locale: string,
	paragraphs: readonly Paragraph[],
): { text: string; html: string } {
	const inside = paragraphs
		.map(({ text, code }) => {
			const words = escape(text).replaceAll('\n', '<br>');
			return code
				? `<p style="font-size:28px;font-weight:bold;letter-spacing:4px">${words}</p>`
				: `<p>${words}</p>`;
		})
		.join('\n');
	return {
		text: paragraphs.map(({ text, code }) => (code ? `    ${text}` : text)).join('\n\n'),
		html: `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head>\n<body style="font-family:sans-serif;font-size:17px;line-height:1.5;max-width:36em">\n${inside}\n</body></html>\n`,
	};
}
