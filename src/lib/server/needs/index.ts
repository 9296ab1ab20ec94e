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
export { writtenNeed } from './written-need';
