/**
 * How much Node may keep. Left to itself it takes a share of the machine's memory and lets rubbish lie that long: after
 * load 415 MB instead of 190, and no page was faster for it. What is alive takes a third of this.
 */
export const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=512'];
