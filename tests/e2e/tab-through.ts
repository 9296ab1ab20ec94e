import { expect, type Page } from '@playwright/test';

/** Of what has the focus: where it stands in the page, and what is wrong with it. */
export interface Stop {
	at: number;
	is: string;
	wrong: string[];
}

export const stop = (page: Page): Promise<Stop | null> =>
	page.evaluate(() => {
		const one = document.activeElement;
		if (!(one instanceof HTMLElement) || one === document.body) return null;
		const wrong: string[] = [];
		const box = one.getBoundingClientRect();
		const ring = (element: Element | null): boolean => {
			if (!element || element === document.body) return false;
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			// A card carries the ring of the link that fills it.
			return (
				(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || ring(element.parentElement)
			);
		};
		if (!ring(one)) wrong.push('no ring');
		const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
		const y = box.top + Math.min(box.height / 2, 24);
		if (box.bottom < 0 || box.top > innerHeight) wrong.push('out of sight');
		else {
			const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
			const covered =
				top &&
				!one.contains(top) &&
				!top.contains(one) &&
				getComputedStyle(top).position !== 'static';
			const bar = top?.closest('header, nav, [role=region].action');
			if (covered && bar && !bar.contains(one)) wrong.push('covered');
		}
		// Not of the head: what is fetched ahead stands there, and comes while one goes through.
		const all = [...document.body.querySelectorAll('*')];
		return { at: all.indexOf(one), is: one.outerHTML.slice(0, 100), wrong };
	});

/** Through the whole page with the Tab key alone: in the order of the page, to its end and out of it. */
export async function tabThrough(page: Page): Promise<Stop[]> {
	const stops: Stop[] = [];
	for (;;) {
		await page.keyboard.press('Tab');
		const here = await stop(page);
		// Out of the page, or, where the window has nothing else to go to, at its beginning again.
		if (!here || here.at === stops[0]?.at) return stops;
		expect(here.wrong, here.is).toEqual([]);
		expect(here.at, `after ${stops.at(-1)?.is}: ${here.is}`).toBeGreaterThan(
			stops.at(-1)?.at ?? -1,
		);
		stops.push(here);
		if (stops.length > 400) throw new Error(`No end after 400 stops: ${here.is}`);
	}
}
