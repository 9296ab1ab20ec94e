import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../tests/support/folder';
import { isBuilt, stampSources } from './stamps.mjs';

it('takes a build that addresses people otherwise for none', () => {
	const root = temporaryFolder();
	mkdirSync(join(root, 'build', 'start'), { recursive: true });
	writeFileSync(join(root, 'build', 'start', 'serve.js'), '');
	vi.stubEnv('ANREDE', 'sie');
	stampSources(root);
	expect(isBuilt(root)).toBe(true);
	vi.stubEnv('ANREDE', undefined);
	expect(isBuilt(root)).toBe(false);
});
