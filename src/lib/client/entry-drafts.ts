import { openKeptTexts, type DeviceDraft } from './kept-texts';

// What an editor began to write on this device.

export type { DeviceDraft };

const drafts = openKeptTexts('entry-draft');

export const onDevice = (name: string): DeviceDraft | undefined => drafts.all()[name];

export const keepOnDevice = (name: string, values: Record<string, string>): void =>
	void drafts.keep(name, values);

export const removeFromDevice = (name: string): void => drafts.remove(name);

/** Signed out: the next person on this device finds nothing, also where a browser does not clear by itself. */
export const removeAllFromDevice = (): void => drafts.removeWhere(() => true);

/** Published: nobody needs the copy any more. */
export const removeSent = (id: string): void =>
	drafts.removeWhere(({ values }) => values.id === id);
