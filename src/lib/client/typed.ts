import { STORED_AS } from '$lib/domain/privacy/stored-as';

// What somebody typed into a form and has not sent yet outlives a reload: kept in this tab alone, and gone with it.

type WordField = HTMLInputElement | HTMLTextAreaElement;
/** By address of the form, then by name of the field. */
type Typed = Record<string, Record<string, string>>;

const WORDS =
	'textarea, input:is(:not([type]), [type=text], [type=email], [type=tel], [type=url]):not([autocomplete=one-time-code])';

/** Fields in which somebody writes. */
export const wordFields = (form: HTMLFormElement): WordField[] =>
	[...form.elements].filter(
		(field): field is WordField =>
			(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
			field.matches(WORDS),
	);

/** Puts back what this tab kept of the form. Of two forms with one address nobody knows whose words they were. */
export function keepTyped(form: HTMLFormElement): { sent: () => void; stop: () => void } {
	const address = form.action;
	const isOnlyOne = [...document.forms].filter((one) => one.action === address).length === 1;
	const asItIs = () => new Map(wordFields(form).map((field) => [field, field.value]));
	let known = asItIs();
	const waits = isOnlyOne && wasLeft() ? (read()[address] ?? {}) : {};
	keep(address, {});

	// Others fill the form when it appears, too: what was typed last counts.
	queueMicrotask(() => {
		for (const field of wordFields(form)) {
			const words = waits[field.name];
			if (words === undefined || words === field.value) continue;
			field.value = words;
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		}
	});
	const leave = () => {
		if (!isOnlyOne) return;
		const typed = wordFields(form).filter((field) => field.value !== (known.get(field) ?? ''));
		keep(address, Object.fromEntries(typed.map(({ name, value }) => [name, value])));
	};
	addEventListener('pagehide', leave);
	return {
		sent: () => {
			known = asItIs();
			keep(address, {});
		},
		stop: () => removeEventListener('pagehide', leave),
	};
}

/** Loaded again or come back to; whoever comes anew finds an empty form. */
const wasLeft = (): boolean =>
	performance
		.getEntriesByType('navigation')
		.some(
			(entry) =>
				entry instanceof PerformanceNavigationTiming &&
				(entry.type === 'reload' || entry.type === 'back_forward'),
		);

function read(): Typed {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(STORED_AS.typed) ?? '{}');
		return typeof kept === 'object' && kept !== null ? (kept as Typed) : {};
	} catch (error) {
		if (error instanceof DOMException || error instanceof SyntaxError) return {};
		throw error;
	}
}

function keep(address: string, words: Record<string, string>): void {
	const kept = read();
	const { [address]: before, ...others } = kept;
	const isNothing = Object.keys(words).length === 0;
	if (isNothing && before === undefined) return;
	const all = isNothing ? others : { ...others, [address]: words };
	try {
		if (Object.keys(all).length === 0) sessionStorage.removeItem(STORED_AS.typed);
		else sessionStorage.setItem(STORED_AS.typed, JSON.stringify(all));
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}
