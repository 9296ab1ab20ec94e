// The door of this room: how clubs write, whatever it is. What is particular stands in the rooms of the things.
export { addressInKept, decideEntry } from './decide-entry';
export { moveEntry, type Moving } from './move-entry';
export { pictureColumns, pictureIn } from './picture-columns';
export { placeIn } from './place-in';
export { saveEntry, type SavedEntry } from './save-entry';
export { pendingVersion, type PendingVersion } from './versions';
export {
	movesOf,
	type AnyContent,
	type EntryRow,
	type Given,
	type Moved,
	type Written,
} from './written';
