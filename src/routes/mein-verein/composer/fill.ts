// What stands in the fields of an open form, read and written where it stands: nothing that was typed is lost to
// a page that comes anew.

export type Values = Record<string, string>;

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsNamed = (form: HTMLFormElement, field: string): Typed[] =>
	[...form.querySelectorAll(`[name="${field}"]`)].filter(
		(one) =>
			one instanceof HTMLInputElement ||
			one instanceof HTMLTextAreaElement ||
			one instanceof HTMLSelectElement,
	);

const isBox = (one: Typed): one is HTMLInputElement =>
	one instanceof HTMLInputElement && ['checkbox', 'radio'].includes(one.type);

export const readField = (form: HTMLFormElement, field: string): string =>
	fieldsNamed(form, field)
		.filter((one) => !isBox(one) || one.checked)
		.map(({ value }) => value)
		.join(',');

export function writeField(form: HTMLFormElement, field: string, value: string): void {
	for (const one of fieldsNamed(form, field)) {
		if (isBox(one)) one.checked = value.split(',').includes(one.value);
		else one.value = value;
		one.dispatchEvent(new Event('input', { bubbles: true }));
		one.dispatchEvent(new Event('change', { bubbles: true }));
	}
}

export interface Filled {
	/** What stood where something was filled in. */
	before: Values;
	/** What somebody had said stays. */
	kept: boolean;
}

/** Fills in where nobody said anything yet. `usual`: what stands in a field that nobody touched. */
export function fillEmpty(form: HTMLFormElement, wanted: Values, usual: Values[]): Filled {
	const before: Values = {};
	let kept = false;
	for (const [field, value] of Object.entries(wanted)) {
		const now = readField(form, field);
		if (now === value) continue;
		if (now !== '' && usual.every((one) => one[field] !== now)) {
			kept = true;
			continue;
		}
		before[field] = now;
		writeField(form, field, value);
	}
	return { before, kept };
}

/** As it was, but for what was changed since. */
export function takeBack(form: HTMLFormElement, filled: Values, before: Values): void {
	for (const [field, value] of Object.entries(before))
		if (readField(form, field) === filled[field]) writeField(form, field, value);
}
