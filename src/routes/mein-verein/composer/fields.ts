import type { PictureData } from '$lib/components/base/pictures';
import type { PinData } from '$lib/map/pin-data';
import type { ComposerChoices } from './choices';

/** What the fields of every composer take. */
export interface ComposerFields {
	value: (field: string) => string;
	error: (field: string) => string | undefined;
	choices: ComposerChoices;
	query: string;
	picture?: PictureData;
	pin: PinData;
}

export const ternary = (unknown: string, yes: string, no: string) => [
	{ value: '', label: unknown },
	{ value: 'ja', label: yes },
	{ value: 'nein', label: no },
];
