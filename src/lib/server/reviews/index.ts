// The door of this room.
export { decideMany } from './decide-many';
export { decideReview, UNDO_SECONDS } from './decide-review';
export { addNote, assign, putOff } from './handle-review';
export { checkWaiting } from './keep-checks';
export { lookAt } from './look-at';
export { mailReview } from './mail-review';
export { mendItem } from './mend-item';
export {
	moduleLocale,
	moduleText,
	ownModule,
	type TextModule,
	type WhichModule,
} from './module-words';
export { countDesk, listDesk, showReview, type DeskItem, type ShownReview } from './queries';
export type { Item } from './read-item';
export { listTextModules, markOfModule, saveTextModule } from './text-modules';
export { undoReview, UNDO_MINUTES } from './undo-review';
