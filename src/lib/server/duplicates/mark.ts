import type { ClubRow } from '../clubs';
import { markOf } from '../platform/mark';

/** Stands for both entries as somebody saw them. */
export const markOfPair = (one: ClubRow, other: ClubRow): string => markOf([one, other]);
