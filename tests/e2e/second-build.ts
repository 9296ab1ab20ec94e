import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * A build as the next release would bring it, without the minute that one takes: the first file of the app
 * has another name, the old one is gone, and with it the service worker and the version are others.
 */
export function makeSecondBuild(): { folder: string; remove: () => void } {
	// Below the project, so that its packages are found from there.
	const place = join('tests', 'output');
	mkdirSync(place, { recursive: true });
	const folder = mkdtempSync(join(place, 'build-'));
	cpSync('build', folder, { recursive: true });
	const entries = join(folder, 'client', '_app', 'immutable', 'entry');
	const names = readdirSync(entries);
	const before = names.find((name) => /^app\..+\.js$/.test(name));
	if (!before) throw new Error('The build has no entry of the app');
	const after = before.replace(/^app\.(.+)\.js$/, 'app.$1x.js');
	for (const name of names)
		if (name.startsWith(before))
			renameSync(join(entries, name), join(entries, name.replace(before, after)));
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const path = join(folder, name);
		if (!/\.js$/.test(name) || name.includes('immutable')) continue;
		const text = readFileSync(path, 'utf8');
		if (!text.includes(before)) continue;
		writeFileSync(path, text.replaceAll(before, after));
		for (const packed of ['.br', '.gz']) rmSync(path + packed, { force: true });
	}
	const version = join(folder, 'client', '_app', 'version.json');
	writeFileSync(version, '{"version":"second"}');
	for (const packed of ['.br', '.gz']) rmSync(version + packed, { force: true });
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
