import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openFilePolicies } from './file-policies';
import { FILE_CSP, SCRIPT_CSP } from './headers';

const folder = mkdtempSync(join(tmpdir(), 'tohoop-policies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('file policies', () => {
	it('gives a page made at build time the policy it carries', () => {
		const page = (policy: string) =>
			`<head><meta http-equiv="content-security-policy" content="${policy}"></head>`;
		writeFileSync(join(folder, 'offline.html'), page("default-src 'none'; script-src 'self'"));
		mkdirSync(join(folder, 'en'));
		writeFileSync(join(folder, 'en', 'offline.html'), page("default-src 'none'"));
		const policyOf = openFilePolicies(pathToFileURL(`${folder}/`));
		expect(policyOf('/offline')).toBe(
			"default-src 'none'; script-src 'self'; frame-ancestors 'none'",
		);
		expect(policyOf('/en/offline')).toBe("default-src 'none'; frame-ancestors 'none'");
		expect(policyOf('/service-worker.js')).toBe(SCRIPT_CSP);
		expect(policyOf('/logo.svg')).toBe(FILE_CSP);
	});

	it('does without such pages', () => {
		expect(openFilePolicies(pathToFileURL(`${folder}/none/`))('/x')).toBe(FILE_CSP);
	});
});
