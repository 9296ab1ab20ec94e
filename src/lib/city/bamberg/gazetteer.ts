import type { Spot } from '../gazetteer';
export const gazetteer: readonly Spot[] = [];
