import type { DeskAction } from './desk-keys';

// The list by keyboard: the focus goes from item to item, and every key presses what is there to be pressed.

const links = (list: HTMLElement): HTMLAnchorElement[] =>
	[...list.querySelectorAll<HTMLAnchorElement>('ol a[href]')].filter(
		// What lies in a closed card is not there for the keyboard either.
		(link) => !link.closest('details:not([open])'),
	);

function move(list: HTMLElement, by: 1 | -1): boolean {
	const all = links(list);
	const at = all.findIndex((link) => link.closest('li')?.contains(document.activeElement));
	const next = at < 0 ? all[0] : all[at + by];
	next?.focus();
	return next !== undefined;
}

/** Ticked, or not any more, and on to the next. */
function pick(list: HTMLElement): boolean {
	const row = document.activeElement?.closest('li') ?? links(list)[0]?.closest('li');
	const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
	if (!row || !box || !list.contains(row)) return false;
	row.querySelector<HTMLAnchorElement>('a[href]')?.focus();
	box.click();
	move(list, 1);
	return true;
}

function search(): boolean {
	const field = document.querySelector<HTMLInputElement>('#suche');
	field?.focus();
	field?.select();
	return field !== null;
}

export const ListKeys = {
	search,
	/** True: this key did something here. */
	run(action: DeskAction | undefined, list: HTMLElement | undefined): boolean {
		if (action === 'search') return search();
		if (!list) return false;
		if (action === 'next') return move(list, 1);
		if (action === 'previous') return move(list, -1);
		if (action === 'pick') return pick(list);
		// Pressed by a key only what can be seen.
		if (action !== 'many' || !list.querySelector('input[name=pick]:checked')) return false;
		list.querySelector<HTMLButtonElement>('button[value=approve]')?.click();
		return true;
	},
};
