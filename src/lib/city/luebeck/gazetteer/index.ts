import { coast } from './coast';
import { north } from './north';
import { oldTown } from './old-town';
import { south } from './south';

// Written down from general knowledge of the town: a pin from here stands in the right street or next to
// it, never on the right house.
export const gazetteer = [...oldTown, ...south, ...north, ...coast];
