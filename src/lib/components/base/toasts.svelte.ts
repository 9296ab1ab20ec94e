/** Short messages at the foot of the screen. Never for errors: those stay where they happened. */
export interface ToastData {
	id: number;
	text: string;
	/** Takes back what was just done. */
	undo?: () => void;
}

/** Long enough to read, to think and to reach the button (WCAG 2.2.1 asks for a way to take time). */
export const TOAST_MS = 12_000;

class Toasts {
	list = $state<ToastData[]>([]);
	#next = 1;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(text: string, undo?: () => void): number {
		const id = this.#next++;
		// Two at a time: more would cover what people do.
		for (const old of this.list.slice(0, -1)) this.close(old.id);
		this.list.push({ id, text, undo });
		this.resume(id);
		return id;
	}
	undo(id: number): void {
		this.list.find((toast) => toast.id === id)?.undo?.();
		this.close(id);
	}
	close(id: number): void {
		this.hold(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}
	/** While somebody points at it or has the focus in it, it stays. */
	hold(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}
	resume(id: number): void {
		this.hold(id);
		this.#timers.set(
			id,
			setTimeout(() => this.close(id), TOAST_MS),
		);
	}
}

export const toasts = new Toasts();
