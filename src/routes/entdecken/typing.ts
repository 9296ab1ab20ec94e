import { goto } from '$app/navigation';
import type { HitCardData } from '$lib/components/search/hit-card';
import { isOffline, keepsPages } from '$lib/client/shell';
import { m } from '$lib/messages';
import type { Shown } from './find-hits';

// Between the keys: the list follows each of them; address and filters follow the written word, as one step of the
// history. Fetched with the focus of the field: who only reads needs none of it.

/** The word is written. */
const PAUSE_MS = 500;
/** Cards a phone shows without being pushed; then a few at a time, as soon as nobody writes on. */
const AT_ONCE = 3;
const A_FEW = 2;
const CALM_MS = 250;
/** Whoever empties the field is about to write: the list of everything would only be in the way of that letter. */
const EMPTIED_MS = 100;
/** Without connection: until it is tried again. */
const AGAIN_MS = 3000;
/** An answer that is not there by then gets lost on its way. */
const TOO_LONG_MS = 15_000;

/** Beside the fields' own file: who only reads does not fetch this sentence. */
export const noConnection = () => m.search_no_connection();

export interface Typed {
	/** The page for a text. */
	page: (q: string) => string;
	/** The list alone for a text. */
	list: (q: string) => string;
	/** What to show of it, and how many cards. */
	show: (found: Shown, q: string) => void;
	/** There is no connection: what was found last stays, and goes on by itself. */
	unreached: (q: string) => void;
	/** The page itself has what was written: nothing is ahead of it any more. */
	catchUp: () => void;
	grow: (cards: number) => void;
}

/** What is known of a navigation. */
interface Way {
	type: string;
	to: { url: URL; route: { id: string | null } } | null;
}

export function openTyping({ page, list, show, unreached, catchUp, grow }: Typed) {
	let text = '';
	let pause: ReturnType<typeof setTimeout> | undefined;
	/** Addresses of written words, on their way. */
	const sent: string[] = [];
	/** The history has its entry for this word. */
	let entered = false;

	let asked: string | undefined;
	let asking: ReturnType<typeof setTimeout> | undefined;
	let busy = false;
	/** The last question did not come back. */
	let lost = false;
	let again: ReturnType<typeof setTimeout> | undefined;
	/** The word is written, but whether its page can be fetched is not known yet. */
	let late = false;
	/** One question at a time, always with the newest text: no letter waits for those before it. */
	async function ask() {
		if (busy || asked === undefined) return;
		const q = asked;
		asked = undefined;
		busy = true;
		clearTimeout(again);
		const signal = AbortSignal.timeout(TOO_LONG_MS);
		// No answer is one, too: see `lost`.
		const answer = await fetch(list(q), { signal }).catch(() => undefined);
		const found = answer?.ok ? ((await answer.json().catch(() => undefined)) as Shown) : undefined;
		if (found && pause !== undefined) {
			show(found, q);
			cards = AT_ONCE;
			grow(cards);
			growOn(found.hits.length);
		}
		busy = false;
		lost = !answer;
		if (lost && !keepsPages()) tryAgain(q);
		if (late) settle();
		void ask();
	}
	function tryAgain(q: string) {
		if (pause !== undefined) unreached(q);
		again = setTimeout(tryNow, AGAIN_MS);
	}
	function tryNow() {
		asked ??= text;
		void ask();
	}

	let growth: ReturnType<typeof setTimeout> | undefined;
	let cards = AT_ONCE;
	function growOn(all: number, after = CALM_MS) {
		clearTimeout(growth);
		if (cards >= all) return;
		growth = setTimeout(() => {
			grow((cards += A_FEW));
			growOn(all, 0);
		}, after);
	}

	/** Whether the address has yet to follow; from now on it need not. */
	function rest() {
		const waits = pause !== undefined;
		clearTimeout(pause);
		clearTimeout(again);
		pause = asked = undefined;
		late = lost = false;
		return waits;
	}
	function settle() {
		late = pause !== undefined && !keepsPages() && (busy || lost || isOffline());
		// Found already, but gone since: asked again, to say so and to go on when it is back.
		if (late && !busy && !lost) tryNow();
		if (late) return;
		const address = page(text);
		if (!rest()) return;
		// Written and taken back: the page is there already.
		if (address === location.pathname + location.search) {
			catchUp();
			return grow(Infinity);
		}
		sent.push(address);
		void goto(address, { replaceState: entered, keepFocus: true, noScroll: true }).finally(() => {
			sent.splice(sent.indexOf(address), 1);
		});
	}
	const isOwn = (type: string, url?: URL) =>
		type === 'goto' && url !== undefined && sent.includes(url.pathname + url.search);
	return {
		follow(typed: string) {
			text = asked = typed.trim() ? typed : '';
			clearTimeout(growth);
			clearTimeout(pause);
			late = false;
			pause = setTimeout(settle, PAUSE_MS);
			clearTimeout(asking);
			if (text) void ask();
			else asking = setTimeout(() => void ask(), EMPTIED_MS);
		},
		/** Enter: the page comes by itself, if it can come. */
		send(event: Event) {
			if (keepsPages() || !(lost || isOffline())) return void rest();
			event.preventDefault();
			if (pause !== undefined) tryNow();
		},
		/** Nobody is in the field any more. */
		end() {
			settle();
			entered = false;
		},
		/** Whoever goes on before the address has followed finds the word again on the way back. */
		leave({ to, type }: Way, from: string | null) {
			if (isOwn(type, to?.url) || !rest()) return;
			if (type !== 'popstate' && to?.route.id !== from)
				history.replaceState(history.state, '', page(text));
		},
		/** Whether the page that came is one that was typed for. */
		arrived({ to, type }: Way, all: number) {
			if (!isOwn(type, to?.url)) return false;
			// Only what has arrived can be replaced: the next key may overtake the first answer.
			entered = true;
			// Nobody has written on since: a list of fewer letters that was shown meanwhile is the past.
			if (pause === undefined) catchUp();
			growOn(all);
			return true;
		},
		/** Something else was opened. Whether somebody writes already: then the field stays as it is, and leads again. */
		goesOn() {
			clearTimeout(growth);
			entered = false;
			return pause !== undefined;
		},
	};
}

/** What is the same as before stays the same object, and its card as it is. */
export function openSameHits() {
	let before = new Map<string, HitCardData>();
	return (now: readonly HitCardData[]) => {
		const hits = now.map((hit) => {
			const old = before.get(hit.id);
			return old && JSON.stringify(old) === JSON.stringify(hit) ? old : hit;
		});
		before = new Map(hits.map((hit) => [hit.id, hit]));
		return hits;
	};
}
