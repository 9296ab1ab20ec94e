/** What pages say to their service worker. */
export type WorkerWord =
	/** There is time now: keep what the app needs to open, and this page. */
	| { do: 'warm'; address: string }
	/** Keep this page; `saved`: until it is given back. */
	| { do: 'keep'; address: string; saved: boolean }
	/** It is saved no more. */
	| { do: 'release'; address: string }
	/** Somebody asked for the new version. */
	| { do: 'take-over' };

export function isWorkerWord(data: unknown): data is WorkerWord {
	if (typeof data !== 'object' || data === null || !('do' in data)) return false;
	if (data.do === 'take-over') return true;
	return (
		(data.do === 'warm' || data.do === 'keep' || data.do === 'release') &&
		'address' in data &&
		typeof data.address === 'string'
	);
}
