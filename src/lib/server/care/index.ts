// The door of this room: what the coordination looks after beside its queue.
export { CARE_LISTS, listCare, type CareList } from './lists';
export { listLog, verifyLog, type LogEntry, type LogFilter } from './log';
export { showToday, type Today, type Waits } from './today';
export { sendUndelivered, type Undelivered } from './undelivered';
