import { constants, setPriority } from 'node:os';
import { makePicture } from '$lib/server/platform/images/make-picture';
import { pack } from '$lib/server/platform/images/pack';

// One picture in, its sizes out: started for a single upload, ended after it. Requests go first.

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part as Buffer);
const made = pack(await makePicture(Buffer.concat(parts)));
process.stdout.write(made, () => process.exit(0));
