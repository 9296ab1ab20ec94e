// The door of this room.
export {
	countNeeds,
	findNeed,
	isListedNeed,
	listNeeds,
	listNeedsForDay,
	type FoundNeed,
	type NeedCard,
	type NeedFilter,
} from './queries';
export { previewNeed, writtenNeed } from './written-need';
