// The door of this room: what other programs read of us.
export {
	countParts,
	LISTED_KINDS,
	listAddresses,
	type ListedAddress,
	type ListedKind,
} from './listed-addresses';
export { writeCalendar, type CalendarEvent } from './write-calendar';
