// The door of this room.
export { findCalendarRow, listCalendarRows, type CalendarRow } from './calendar-rows';
export { layAhead } from './lay-dates';
export {
	findEvent,
	isListedEvent,
	listDates,
	type DateCard,
	type DateFilter,
	type FoundEvent,
} from './queries';
export { previewEvent, writtenEvent } from './written-event';
