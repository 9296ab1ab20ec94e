// The door of this room: clubs that are entered twice.
export { findDuplicates } from './find-duplicates';
export { forgetMerges } from './forget-merges';
export { askAgain, keepApart, type PairIds } from './judge-pair';
export { mergeClubs, type Merge } from './merge-clubs';
export { countDuplicates, listDuplicates, showPair, type ShownPair } from './queries';
export { undoMerge } from './undo-merge';
