// Loaded into the product before anything else: as long as the file DISK_FULL_WHILE exists, the disk under
// its data has no space left. A real small disk cannot be had everywhere.
import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const mark = process.env.DISK_FULL_WHILE ?? '';
const { statfs } = fs.promises;

/** @param {import('node:fs').PathLike} path */
fs.promises.statfs = /** @type {typeof statfs} */ (
	async (/** @type {import('node:fs').PathLike} */ path) => {
		const space = await statfs(path);
		if (existsSync(mark)) space.bavail = 0;
		return space;
	}
);
syncBuiltinESMExports();
