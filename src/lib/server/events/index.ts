// The door of this room.
export { findEvent, isListedEvent, listDates, type DateCard, type DateFilter } from './queries';
