import { runCommand } from '$lib/server/operations';
import { checkedSettings } from '$lib/server/checked-settings';
import { startFailure } from '$lib/server/product';

// `npm run <command>`: the result goes to standard output, everything for the person to standard error.
const [name = '', ...args] = process.argv.slice(2);

try {
	const exit = await runCommand(checkedSettings(withDemoData(process.env)), name, args, {
		out: (text) =>
			new Promise((resolve, reject) => {
				process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
			}),
		say: (text) => process.stderr.write(`${text}\n`),
	});
	process.exit(exit);
} catch (error) {
	const sentence = startFailure(error);
	process.stderr.write(
		`${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
	);
	process.exit(1);
}

/** On a machine where only the demo ever ran, commands mean the demo. */
function withDemoData(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return env.ORIGIN || env.DEMO || env.DATABASE_URL ? env : { ...env, DEMO: '1' };
}
