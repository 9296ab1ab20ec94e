// The door of this room.
export {
	countNeeds,
	findNeed,
	isListedNeed,
	listNeeds,
	listNeedsForDay,
	type NeedCard,
	type NeedFilter,
} from './queries';
