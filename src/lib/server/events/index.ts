// The door of this room.
export { findCalendarRow, listCalendarRows, type CalendarRow } from './calendar-rows';
export { layAhead } from './lay-dates';
export {
	confirmedOf,
	findEvent,
	isListedEvent,
	listDates,
	type DateCard,
	type DateFilter,
	type FoundEvent,
} from './queries';
export { listSingleDates, moveSingleDate, type SingleDate } from './single-dates';
export { previewEvent, writtenEvent } from './written-event';
