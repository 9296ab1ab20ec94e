/**
 * How much Node may keep. Left to itself it takes a share of the machine's memory and lets rubbish lie that long: more than
 * 400 MB after load where a machine has them, and no page was faster for it. What is alive takes a third of this.
 */
export const HEAP = ['--max-old-space-size=512'];
