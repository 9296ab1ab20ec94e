import { createSubscriber } from 'svelte/reactivity';
import { onSavedChange, savedEntries } from './saved-list';

const subscribe = createSubscriber(onSavedChange);

/** The list of what is saved, for pages that show it and follow its changes. */
export const saved = {
	get entries() {
		subscribe();
		return savedEntries();
	},
};
