// The door of this room.
export { findCalendarRow, listCalendarRows, type CalendarRow } from './calendar-rows';
export {
	findEvent,
	isListedEvent,
	listDates,
	type DateCard,
	type DateFilter,
	type FoundEvent,
} from './queries';
