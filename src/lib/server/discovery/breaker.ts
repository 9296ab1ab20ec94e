/** Whether the engine is asked at all. Shut by the first failure, opened again only by whoever looked after it. */
export interface Breaker {
	readonly open: boolean;
	trip(why: string): void;
	mend(): void;
}

export function openBreaker(onChange: (open: boolean, why: string) => void): Breaker {
	// Until somebody has looked, the database answers.
	let open = false;
	return {
		get open() {
			return open;
		},
		trip(why) {
			if (!open) return;
			open = false;
			onChange(false, why);
		},
		mend() {
			if (open) return;
			open = true;
			onChange(true, 'whole');
		},
	};
}
