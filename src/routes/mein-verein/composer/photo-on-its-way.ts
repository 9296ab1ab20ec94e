import { createContext } from 'svelte';

/** What the form asks its photo for before it goes out. */
export interface PhotoOnItsWay {
	/** Waits for it and puts its id in place of the large file; false: it cannot be shown, and the field says so. */
	settle?: (form: FormData) => Promise<boolean>;
}

export const [photoOnItsWay, holdPhoto] = createContext<PhotoOnItsWay>();
