import { expect } from 'vitest';

const TAG =
	/<\/?[a-z][^\s/>]*((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Ours: a file of our own, and data that is never run. */
const OWN_SCRIPT = /<script type="module" src="\/_app\/immutable\/[\w.-]+"><\/script>/g;
const DATA = /<script type="application\/ld\+json">([^<]*)<\/script>/g;

/** Reads the page as a browser would, tag by tag: what was typed made none of them. */
export function expectNoMarkup(body: string, typed: string, origin: string): void {
	const page = body
		.replace(/^<!doctype html>/i, '')
		.replace(OWN_SCRIPT, '')
		.replace(DATA, (_all, data: string) => {
			expect(() => JSON.parse(data) as unknown, typed).not.toThrow();
			return '';
		})
		.replace(/<script>([\s\S]*?)<\/script>/g, (_all, script: string) => {
			expect(script, typed).toContain('__sveltekit_');
			// What Kit hands over to the browser is data in a literal; it may neither end the script nor hide it.
			expect(script, typed).not.toMatch(/<\/?script|<!--/i);
			return '';
		})
		.replace(/<!--[^<>]*-->/g, '');
	const text = page.replace(TAG, (tag, attributes: string) => {
		expect(tag, typed).not.toMatch(/^<\/?script/i);
		for (const [, name = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
			expect(name, `${typed}: ${tag}`).not.toMatch(/^(on|style$|srcdoc$)/i);
			if (/^(href|src|action|formaction|data)$/i.test(name))
				expect(values.join('').trim().replace(origin, ''), `${typed}: ${tag}`).toMatch(
					/^([/.#?]|$|https?:\/\/|mailto:|tel:)/,
				);
		}
		return '';
	});
	expect(text, typed).not.toMatch(/<[a-z!/?]/i);
}
