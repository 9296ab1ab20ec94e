// The door of this room: what other programs read of us.
export { writeCalendar, type CalendarEvent } from './write-calendar';
