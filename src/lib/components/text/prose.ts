/** Long texts of the catalogue: paragraphs and lists divided by empty lines, links as [words](address). */
export type Inline = { text: string; href?: string };
export type Block = { kind: 'paragraph'; content: Inline[] } | { kind: 'list'; items: Inline[][] };

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

export function parseInline(text: string): Inline[] {
	const parts: Inline[] = [];
	let from = 0;
	for (const found of text.matchAll(LINK)) {
		const [whole, words = '', href] = found;
		if (found.index > from) parts.push({ text: text.slice(from, found.index) });
		parts.push({ text: words, href });
		from = found.index + whole.length;
	}
	if (from < text.length) parts.push({ text: text.slice(from) });
	return parts;
}

export function parseProse(text: string): Block[] {
	return text
		.split(/\n\n+/)
		.filter((block) => block.trim() !== '')
		.map((block) => {
			const lines = block.split('\n');
			return lines.every((line) => line.startsWith('- '))
				? { kind: 'list', items: lines.map((line) => parseInline(line.slice(2))) }
				: { kind: 'paragraph', content: parseInline(lines.join(' ')) };
		});
}
