// The door: the rest of the product asks here and nowhere below.
export {
	asUnavailable,
	errorCode,
	isDiskFull,
	isDuplicate,
	isLost,
	isTooSlow,
	isUnavailable,
	DatabaseUnavailable,
	DiskFull,
} from './errors';
export { FolderLocked, lockFolder, readHolder, type FolderLock, type Holder } from './folder-lock';
export { newestFirst } from './newest-first';
export { onlyReading } from './only-reading';
export { prepared } from './prepared';
export { tidyEmbedded } from './tidy';
export { rows, type Database, type Db } from './types';
export { openWire } from './wire';
