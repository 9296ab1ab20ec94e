// The door of this room: everything a club wrote, whatever it is.
export {
	dropDraft,
	forgetEntryDrafts,
	keepDraft,
	listDrafts,
	readDraft,
	type Draft,
} from './drafts';
export {
	lastContent,
	listOwnEntries,
	openOwnEntry,
	writtenOf,
	type EntryVerdict,
	type OpenedEntry,
	type OwnEntry,
} from './own-entries';
export { listClashes } from './list-clashes';
