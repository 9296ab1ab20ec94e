// The door of this room.
export { decideReview } from './decide-review';
export { mailReview } from './mail-review';
export { countDesk, listDesk, showReview, type DeskItem, type ShownReview } from './queries';
