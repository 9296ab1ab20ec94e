// The PostgreSQL driver (3.4.9) writes to a socket it has already let go, from a timer, where nobody can
// catch it: a server that dies in the middle of a transaction would take us along. So the driver is taken
// into the build, with such places mended (docs/decisions/0015). The build fails when it looks different.

const PLACES = [
	{
		// What was to be written fails like everything else on a lost connection.
		before: 'const x = socket.write(chunk, fn)',
		after: `if (!socket) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)`,
	},
	{
		// And what was left over does not stand before the first words on the next connection.
		before: `clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
		after: `clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`,
	},
	{
		// Cut while it asks which types there are, nobody heard of it. Without its types it is no connection.
		before: 'return fetchArrayTypes()',
		after: 'return fetchArrayTypes().catch(() => socket && socket.destroy())',
	},
	{
		// Text, numbers and truth values are sent as they are: to ask first which types the server makes of them
		// was a second way there and back for every question of ours.
		before: 'q.describeFirst = q.onlyDescribe || (parameters.length && !q.prepared)',
		after: `q.describeFirst = q.onlyDescribe ||
      (!q.prepared && parameters.some((x) => typeof x === 'object' && x !== null))`,
	},
];

/** @param {string} code */
export function mend(code) {
	for (const { before, after } of PLACES) {
		if (code.split(before).length !== 2)
			throw new Error('The PostgreSQL driver looks different now: see src/start/mended-driver.mjs');
		code = code.replace(before, after);
	}
	return code;
}

/** @returns {import('vite').Plugin} */
export const mendedDriver = () => ({
	name: 'mended-driver',
	config: () => ({ ssr: { noExternal: ['postgres'] } }),
	transform(code, id) {
		if (!id.replaceAll('\\', '/').includes('/node_modules/postgres/src/connection.js')) return;
		return { code: mend(code), map: null };
	},
});
