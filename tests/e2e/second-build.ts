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
 * A build as the next release would bring it, without the minute that one takes: the first file of the app and
 * the script of pages that are only read have other names, the old ones are gone, and with them the service worker
 * and the version are others.
 */
export function makeSecondBuild(): { folder: string; remove: () => void } {
	// Below the project, so that its packages are found from there.
	const place = join('tests', 'output');
	mkdirSync(place, { recursive: true });
	const folder = mkdtempSync(join(place, 'build-'));
	cpSync('build', folder, { recursive: true });
	const fixed = join(folder, 'client', '_app', 'immutable');
	rename(folder, join(fixed, 'entry'), /^(app\..+)\.js$/);
	rename(folder, fixed, /^(page\..+)\.js$/);
	const version = join(folder, 'client', '_app', 'version.json');
	writeFileSync(version, '{"version":"second"}');
	for (const packed of ['.br', '.gz']) rmSync(version + packed, { force: true });
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The file of this shape gets another name, everywhere outside of the files whose name is their version. */
function rename(folder: string, place: string, shape: RegExp): void {
	const names = readdirSync(place);
	const before = names.find((name) => shape.test(name));
	if (!before) throw new Error(`The build has no file like ${shape.source}`);
	const after = before.replace(shape, '$1x.js');
	for (const name of names)
		if (name.startsWith(before))
			renameSync(join(place, name), join(place, name.replace(before, after)));
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const path = join(folder, name);
		if (!/\.js$/.test(name) || name.includes('immutable')) continue;
		const text = readFileSync(path, 'utf8');
		if (!text.includes(before)) continue;
		writeFileSync(path, text.replaceAll(before, after));
		for (const packed of ['.br', '.gz']) rmSync(path + packed, { force: true });
	}
}
