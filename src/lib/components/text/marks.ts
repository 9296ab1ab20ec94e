import type { Marks } from '$lib/domain/review/new-words';
import { getContext, setContext } from 'svelte';

const KEY = Symbol('marks');

/** For all that is shown below; asked again whenever something else is shown. */
export const showMarks = (marks: () => Marks): void => {
	setContext(KEY, marks);
};
export const marksHere = (): (() => Marks) | undefined =>
	getContext<(() => Marks) | undefined>(KEY);
