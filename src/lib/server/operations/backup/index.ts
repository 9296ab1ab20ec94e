// The door of this folder.
export { ArchiveBroken } from './archive';
export { restoreBackup, RestoreRefused, type Restored } from './restore-backup';
export { LAST_BACKUP, verifyBackup, writeBackup, type Written } from './write-backup';
