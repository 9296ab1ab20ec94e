// The door of this room.
export {
	countEvents,
	findEvent,
	isListedEvent,
	listDates,
	type DateCard,
	type DateFilter,
} from './queries';
