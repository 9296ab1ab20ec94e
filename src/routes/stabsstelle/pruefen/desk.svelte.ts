import { deserialize } from '$app/forms';
import { goto, invalidate, preloadData, replaceState } from '$app/navigation';
import { painted } from '$lib/client/painted';
import { localizeHref } from '$lib/messages';
import { tick } from 'svelte';
import type { DeskPage } from './desk-page';
import { shelf } from './shelf';

const AHEAD = 5;
const pathOf = (id: string) => localizeHref(`/stabsstelle/pruefen/${id}`.replace(/\/$/, ''));

interface Picked {
	id: string;
}
/** What came of several decisions at once; `back`: the form came back with it. */
export interface Many {
	counted: number;
	left: number;
	back?: Record<string, unknown>;
}

export interface Lost {
	id: string;
	title: string;
	/** Somebody else was faster, it is no longer there, or the network or the server failed. */
	why: 'conflict' | 'gone' | 'failed';
	/** What was written to the club. */
	words?: string;
}
const whyOf = (status: number): Lost['why'] =>
	status === 409 ? 'conflict' : status === 404 || status === 410 ? 'gone' : 'failed';

/**
 * From item to item without waiting: the next ones are here before they are asked for, and what was decided
 * leaves the list at once. Whether a decision counted says the server; when it did not, that is said aloud.
 */
export class Desk {
	/** Decided here, whatever the list still says. */
	#done = $state<string[]>([]);
	/** The same at once: the list itself follows when the next item is painted. */
	readonly #gone = shelf<true>();
	/** Shown in place of what the page came with. */
	shown = $state.raw<DeskPage>();
	/** The next item is not painted yet: what stands around it waits for that. */
	moving = $state(false);
	/** Each stays until somebody has seen it again: one that failed must not hide another. */
	lost = $state.raw<readonly Lost[]>([]);
	/** Decided here of what waited when the session began: nobody is credited with what others did. */
	#finished = $state<string[]>([]);
	readonly #begun = Date.now();
	/** Minutes and seconds since the first item, read at each decision. */
	elapsed = $state('0:00');
	/** Colleagues who have it open, too; unknown until the server said. */
	looking = $state.raw<{ id: string; names: string[] }>();
	// Nothing on screen follows these.
	#pages = shelf<DeskPage>();
	#sending = shelf<Promise<boolean>>();
	#fetching = shelf<Promise<void>>();
	/** Asked for last. */
	#wanted: string | undefined;

	waiting<T extends { id: string }>(items: readonly T[]): T[] {
		return items.filter(({ id }) => !this.#done.includes(id));
	}

	get decided(): number {
		return this.#finished.length;
	}
	isDone(id: string): boolean {
		return this.#done.includes(id);
	}
	isGone(id: string): boolean {
		return this.#gone.has(id);
	}

	/** One after the other, so that what is on screen is never slowed by what may come. */
	async fetchAhead(ids: readonly string[]): Promise<void> {
		await painted();
		for (const id of ids.slice(0, AHEAD)) if (!this.#pages.has(id)) await this.#fetchOnce(id);
	}

	/** Whoever is quicker than the network asks for each of them once nevertheless. */
	#fetchOnce(id: string): Promise<void> {
		const under = this.#fetching.get(id) ?? this.#fetch(id);
		this.#fetching.set(id, under);
		return under.finally(() => this.#fetching.delete(id));
	}

	async #fetch(id: string): Promise<void> {
		const loaded = await preloadData(pathOf(id));
		if (loaded.type !== 'loaded' || loaded.status !== 200) return;
		this.#pages.set(id, loaded.data.item as DeskPage);
	}

	/** Without another one the list, which says what was done last. */
	async open(id: string | undefined, done?: { was: string; id: string }): Promise<void> {
		this.#wanted = id;
		// Whether something new came meanwhile says the server.
		if (id === undefined)
			return goto(
				localizeHref(`/stabsstelle/pruefen${done ? `?fertig=${done.was}&zuletzt=${done.id}` : ''}`),
				{ invalidateAll: true },
			);
		// Fetched, not gone to: a list that comes anew meanwhile would break off the way there.
		if (!this.#pages.has(id)) await this.#fetchOnce(id);
		if (this.#wanted !== id) return;
		const page = this.#pages.get(id);
		if (!page) return goto(pathOf(id));
		this.shown = page;
		this.moving = true;
		await tick();
		scrollTo(0, 0);
		await painted();
		// Only if nobody went on meanwhile.
		if (this.shown !== page) return;
		this.moving = false;
		replaceState(pathOf(id), {});
	}

	/** Sends without being waited for; true: it counted. */
	decide(
		page: DeskPage,
		body: FormData,
		{ nextId, waited }: { nextId: string | undefined; waited: boolean },
	): Promise<boolean> {
		this.read(page.id);
		this.#pages.delete(page.id);
		const counted = this.#count(page.id, waited);
		const sent = this.#send(page, 'entscheiden', body, counted);
		this.#sending.set(page.id, sent);
		// The last one: only what the server knows can be the end.
		const decision = body.get('decision');
		const was = typeof decision === 'string' ? decision : '';
		if (nextId === undefined)
			void sent.then((counted) => {
				if (counted) return this.open(undefined, { was, id: page.id });
				// Somebody was faster: what they said stands on its page.
				if (this.lost.some(({ id, why }) => id === page.id && why === 'conflict'))
					return goto(pathOf(page.id), { invalidateAll: true });
			});
		else void this.open(nextId);
		return sent;
	}

	/** It leaves the list when the next one is painted. */
	async #count(id: string, waited: boolean): Promise<void> {
		this.#gone.set(id, true);
		await painted();
		this.#done.push(id);
		if (waited) this.#finish([id]);
	}
	#finish(ids: readonly string[]): void {
		this.#finished = [...this.#finished.filter((id) => !ids.includes(id)), ...ids];
		const seconds = Math.round((Date.now() - this.#begun) / 1_000);
		this.elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
	}

	#bringBack(id: string): void {
		this.#gone.delete(id);
		this.#done = this.#done.filter((one) => one !== id);
		this.#finished = this.#finished.filter((one) => one !== id);
	}

	async #send(
		page: DeskPage,
		action: string,
		body: FormData,
		counted: Promise<void>,
	): Promise<boolean> {
		const { id, title } = page;
		const { status } = await post(`${pathOf(id)}?/${action}`, body);
		await counted;
		if (status < 400) return true;
		this.#bringBack(id);
		const words = body.get('reason');
		this.#lose({
			...{ id, title, why: whyOf(status) },
			...(typeof words === 'string' ? { words } : {}),
		});
		await invalidate('desk:list');
		return false;
	}

	async undo(page: DeskPage): Promise<boolean> {
		// What was not yet written cannot be taken back.
		await this.#sending.get(page.id);
		const { status } = await post(`${pathOf(page.id)}?/zurueck`, about(page.id));
		if (status >= 400) return false;
		this.#bringBack(page.id);
		await invalidate('desk:list');
		await this.#fetch(page.id);
		await this.open(page.id);
		return true;
	}

	/** Several like ones in one go: what leaves the list says the server. */
	async decideMany(
		picked: readonly Picked[],
		body: FormData,
		waited: (id: string) => boolean,
	): Promise<Many> {
		const { status, data, location } = await post(`${pathOf('')}?/alle`, body);
		if (status >= 400) return { counted: 0, left: 0, back: data ?? {} };
		const number = (name: string) =>
			Number(new RegExp(`[?&]${name}=(\\d+)`).exec(location ?? '')?.[1] ?? 0);
		const counted = number('frei') + number('abgelehnt');
		this.#finish(
			picked
				.map(({ id }) => id)
				.filter(waited)
				.slice(0, counted),
		);
		for (const { id } of picked) this.#pages.delete(id);
		await invalidate('desk:list');
		return { counted, left: number('liegt') };
	}

	/** Each is taken back by itself; how many it was. */
	async undoMany(picked: readonly Picked[]): Promise<number> {
		let undone = 0;
		for (const { id } of picked) {
			const { status } = await post(`${pathOf(id)}?/zurueck`, about(id));
			if (status >= 400) continue;
			undone++;
			this.#bringBack(id);
		}
		await invalidate('desk:list');
		return undone;
	}

	/** True: it counted. */
	async putOff(page: DeskPage, nextId: string | undefined): Promise<boolean> {
		this.read(page.id);
		this.#gone.set(page.id, true);
		this.#done.push(page.id);
		const sent = post(`${pathOf(page.id)}?/spaeter`, about(page.id));
		if (nextId !== undefined) await this.open(nextId);
		const { status } = await sent;
		const counted = status < 400;
		if (!counted) this.#lose({ id: page.id, title: page.title, why: whyOf(status) });
		this.#bringBack(page.id);
		await invalidate('desk:list');
		if (nextId === undefined && counted)
			await this.open(undefined, { was: 'spaeter', id: page.id });
		return counted;
	}

	#lose(one: Lost): void {
		this.read(one.id);
		this.lost = [...this.lost, one];
	}
	/** Whoever had it before them again needs to be told no more. */
	read(id: string): void {
		this.lost = this.lost.filter((one) => one.id !== id);
	}

	/** Says that it is open here, and hears who else has it open. */
	async look(id: string): Promise<void> {
		await painted();
		const { data } = await post(`${pathOf(id)}?/da`, about(id));
		const names = data?.looking;
		if (Array.isArray(names)) this.looking = { id, names: names.map(String) };
	}

	/** The page came anew from the server: it counts. */
	arrived(): void {
		this.shown = undefined;
		this.moving = false;
	}
	forget(id: string): void {
		this.#pages.delete(id);
	}
}

function about(id: string): FormData {
	const body = new FormData();
	body.set('id', id);
	return body;
}

interface Posted {
	status: number;
	data?: Record<string, unknown>;
	/** Where a form without a script would lead. */
	location?: string;
}

async function post(path: string, body: FormData): Promise<Posted> {
	try {
		const answer = await fetch(path, {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		});
		const result = deserialize(await answer.text());
		if (result.type === 'error') return { status: result.status ?? 500 };
		if (result.type === 'redirect') return { status: 200, location: result.location };
		return { status: result.type === 'failure' ? result.status : 200, data: result.data };
	} catch (error) {
		// No network, or an answer nobody can read: it did not count.
		if (error instanceof TypeError || error instanceof SyntaxError) return { status: 503 };
		throw error;
	}
}
