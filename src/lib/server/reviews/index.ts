// The door of this room.
export { approveMany } from './approve-many';
export { decideReview, UNDO_SECONDS } from './decide-review';
export { addNote, assign, putOff } from './handle-review';
export { checkWaiting } from './keep-checks';
export { mailReview } from './mail-review';
export { countDesk, listDesk, showReview, type DeskItem, type ShownReview } from './queries';
export type { Item } from './read-item';
export { listTextModules, saveTextModule, type TextModule } from './text-modules';
export { undoReview, UNDO_MINUTES } from './undo-review';
