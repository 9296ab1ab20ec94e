// The door of this room.
export {
	countNeeds,
	findNeed,
	isListedNeed,
	listNeeds,
	type FoundNeed,
	type NeedCard,
	type NeedFilter,
	type Span,
} from './queries';
export { countForStart, listNeedsForDay } from './start-page';
export { previewNeed, writtenNeed } from './written-need';
