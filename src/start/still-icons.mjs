// An icon is a drawing that never changes. Lucide's components make each at run time, from data, with every
// attribute open: some fifty of them were a tenth of the script of a page. Here each becomes plain markup.

const ICON = /@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][\w-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** @param {string} source */
export function drawn(source) {
	const data = DATA.exec(source)?.[1];
	if (!data)
		throw new Error('Lucide writes its icons differently now: see src/start/still-icons.mjs');
	/** @type {{ node: [string, Record<string, string>][] }} */
	const { node } = JSON.parse(data);
	const parts = node.map(
		([tag, attributes]) =>
			`<${tag}${Object.entries(attributes)
				.map(([name, value]) => ` ${name}="${escaped(value)}"`)
				.join('')} />`,
	);
	return `<svg class="lucide" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${parts.join('')}</svg>`;
}

/** @type {import('svelte/compiler').PreprocessorGroup} */
export const stillIcons = {
	name: 'still-icons',
	markup: ({ content, filename }) =>
		filename && ICON.test(filename) ? { code: drawn(content) } : undefined,
};
