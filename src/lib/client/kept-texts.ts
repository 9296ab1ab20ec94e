import { DEVICE_STORAGE, type OnDevice } from '$lib/domain/privacy/device-storage';

// What somebody wrote and has not sent: kept on this device by name, for some days, and then gone.

export interface DeviceDraft {
	values: Record<string, string>;
	at: number;
}

const DAY_MS = 86_400_000;
const MOST = 10;
const LARGEST = 200_000;

/** All that is kept and not too old; bent or foreign content is none. */
export function readKept(
	kept: string | null,
	now: number,
	days: number,
): Record<string, DeviceDraft> {
	if (!kept || kept.length > LARGEST) return {};
	try {
		const found: unknown = JSON.parse(kept);
		if (typeof found !== 'object' || found === null) return {};
		return Object.fromEntries(
			Object.entries(found).flatMap(([name, draft]: [string, unknown]) =>
				isDraft(draft) && now - draft.at < days * DAY_MS ? [[name, draft]] : [],
			),
		);
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}

const isDraft = (value: unknown): value is DeviceDraft =>
	typeof value === 'object' &&
	value !== null &&
	'at' in value &&
	typeof value.at === 'number' &&
	'values' in value &&
	typeof value.values === 'object' &&
	value.values !== null &&
	Object.values(value.values).every((one) => typeof one === 'string');

/** Storage that is switched off or full takes nothing away from anyone. */
function storage(): Storage | undefined {
	try {
		return globalThis.localStorage;
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}

/** A room of the device's storage, as the table of all rooms names it. */
export function openKeptTexts(key: OnDevice['key']) {
	const room: OnDevice | undefined = DEVICE_STORAGE.find((entry) => entry.key === key);
	const { name: place, days } = { days: 7, ...room, name: room?.name ?? key };
	const all = () => readKept(storage()?.getItem(place) ?? null, Date.now(), days);
	const write = (drafts: Record<string, DeviceDraft>): boolean => {
		const newest = Object.entries(drafts)
			.sort(([, a], [, b]) => b.at - a.at)
			.slice(0, MOST);
		try {
			const store = storage();
			if (newest.length === 0) store?.removeItem(place);
			else store?.setItem(place, JSON.stringify(Object.fromEntries(newest)));
			return store !== undefined;
		} catch (error) {
			if (!(error instanceof DOMException)) throw error;
			return false;
		}
	};
	return {
		all,
		/** False: this device keeps nothing. */
		keep: (name: string, values: Record<string, string>): boolean =>
			write({ ...all(), [name]: { values, at: Date.now() } }),
		remove(name: string): void {
			const { [name]: _gone, ...rest } = all();
			write(rest);
		},
		/** Those of which this is said. */
		removeWhere(gone: (draft: DeviceDraft) => boolean): void {
			write(Object.fromEntries(Object.entries(all()).filter(([, draft]) => !gone(draft))));
		},
	};
}
