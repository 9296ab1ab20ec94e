import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';

export interface DeviceDraft {
	values: Record<string, string>;
	at: number;
}

const entry = DEVICE_STORAGE.find(({ key }) => key === 'entry-draft');
const NAME = entry?.name ?? 'entwuerfe';
const DAYS = 30;
const MOST = 10;
const LARGEST = 200_000;

/** All that was begun on this device; bent or foreign content is none. */
export function readDrafts(kept: string | null, now: number): Record<string, DeviceDraft> {
	if (!kept || kept.length > LARGEST) return {};
	try {
		const found: unknown = JSON.parse(kept);
		if (typeof found !== 'object' || found === null) return {};
		return Object.fromEntries(
			Object.entries(found).flatMap(([name, draft]: [string, unknown]) =>
				isDraft(draft) && now - draft.at < DAYS * 86_400_000 ? [[name, draft]] : [],
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

const all = () => readDrafts(storage()?.getItem(NAME) ?? null, Date.now());

function write(drafts: Record<string, DeviceDraft>): void {
	const newest = Object.entries(drafts)
		.sort(([, a], [, b]) => b.at - a.at)
		.slice(0, MOST);
	try {
		if (newest.length === 0) storage()?.removeItem(NAME);
		else storage()?.setItem(NAME, JSON.stringify(Object.fromEntries(newest)));
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}

export const onDevice = (name: string): DeviceDraft | undefined => all()[name];

export const keepOnDevice = (name: string, values: Record<string, string>): void =>
	write({ ...all(), [name]: { values, at: Date.now() } });

export function removeFromDevice(name: string): void {
	const { [name]: _gone, ...rest } = all();
	write(rest);
}

/** Published: nobody needs the copy any more. */
export function removeSent(id: string): void {
	write(Object.fromEntries(Object.entries(all()).filter(([, draft]) => draft.values.id !== id)));
}
