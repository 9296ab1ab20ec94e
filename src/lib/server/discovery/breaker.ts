/** Whether the engine is asked at all. Shut by a failure, opened again only by whoever looked after it. */
export interface Breaker {
	readonly open: boolean;
	/** It may have missed something: compare before it is asked again. */
	readonly doubtful: boolean;
	/** It has been whole once since this process began. */
	readonly wasOpen: boolean;
	/** Somebody is comparing: changes reach it again, questions not yet. */
	readonly mending: boolean;
	trip(why: string): void;
	/** It took too long. Once is a busy moment; twice running is an engine that is not there. */
	slow(): void;
	/** It answered in time. */
	fine(): void;
	begin(): void;
	mend(): void;
}

export function openBreaker(onChange: (open: boolean, why: string) => void): Breaker {
	// Until somebody has looked, the database answers.
	let open = false;
	let wasOpen = false;
	let doubtful = true;
	let mending = false;
	let slowOnes = 0;
	const shut = (why: string) => {
		if (!open) return;
		open = false;
		onChange(false, why);
	};
	return {
		get open() {
			return open;
		},
		get doubtful() {
			return doubtful;
		},
		get wasOpen() {
			return wasOpen;
		},
		get mending() {
			return mending;
		},
		trip(why) {
			doubtful = true;
			mending = false;
			shut(why);
		},
		slow() {
			if (++slowOnes > 1) shut('slow');
		},
		fine() {
			slowOnes = 0;
		},
		begin() {
			mending = true;
		},
		mend() {
			slowOnes = 0;
			doubtful = false;
			mending = false;
			if (open) return;
			open = true;
			wasOpen = true;
			onChange(true, 'whole');
		},
	};
}

/** beginning: the index is being made, for the first time in this process; away: the database answers for now. */
export type EngineState = 'beginning' | 'away' | 'ready';

/** An engine needs a moment to wake up; whoever is silent for longer is away. */
const BEGINNING_MS = 20_000;

export function engineState(breaker: Breaker, watchedMs: number): EngineState {
	if (breaker.open) return 'ready';
	return !breaker.wasOpen && (breaker.mending || watchedMs < BEGINNING_MS) ? 'beginning' : 'away';
}
