// Adds up what the tools wrote down about their tests.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Tally */

/** @param {string} file @returns {any} */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A tool that failed without a failed test (a file that does not load, an error beside the tests)
 * counts as one failed test: nothing may be lost.
 * @param {Tally} tally @param {number} code
 */
const honest = (tally, code) =>
	code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

/** @param {string} file @param {number} code @returns {Tally} */
export function tallyVitest(file, code) {
	/** @type {Tally} */
	const tally = { passed: 0, failed: 0, skipped: [] };
	for (const suite of read(file)?.testResults ?? []) {
		if (suite.status === 'failed' && suite.assertionResults.length === 0) tally.failed++;
		for (const { status, fullName } of suite.assertionResults) {
			if (status === 'passed') tally.passed++;
			else if (status === 'failed') tally.failed++;
			else tally.skipped.push(fullName);
		}
	}
	return honest(tally, code);
}

/** @param {string} file @param {number} code @returns {Tally} */
export function tallyPlaywright(file, code) {
	/** @type {Tally} */
	const tally = { passed: 0, failed: 0, skipped: [] };
	/** @param {any} suite */
	const walk = (suite) => {
		for (const inner of suite.suites ?? []) walk(inner);
		for (const spec of suite.specs ?? [])
			for (const test of spec.tests) {
				if (test.status === 'expected') tally.passed++;
				else if (test.status === 'skipped')
					tally.skipped.push(
						[
							spec.title,
							...test.annotations.map((/** @type {any} */ a) => a.description ?? ''),
						].join(': '),
					);
				else tally.failed++;
			}
	};
	walk({ suites: read(file)?.suites });
	return honest(tally, code);
}
