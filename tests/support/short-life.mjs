import { setFlagsFromString } from 'node:v8';

// The embedded database is compiled twice: quickly, and once more thoroughly what runs often. That pays for a
// product that runs for days; one that lives for seconds spends a third of its start on it. Loaded before all else.
setFlagsFromString('--liftoff-only');
