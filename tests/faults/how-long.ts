/** `npm test` takes a short form of what is tried in rounds, `npm run test:faults` and `test:all` the long one. */
export const long = process.env.FAULTS === 'long';

/** So many rounds of something that is either broken or not. */
export const rounds = (short: number, many: number) => (long ? many : short);
