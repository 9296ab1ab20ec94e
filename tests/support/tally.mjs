// Adds up what the tools wrote down about their tests.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * `seconds`: how long each file took; `titles`: of the tests that passed; `wrong`: those that failed, and why;
 * `again`: those that passed at the second try only, and why not at the first.
 * @typedef {{ passed: number, failed: number, skipped: string[], seconds?: Record<string, number>, titles?: string[], wrong?: string[], again?: string[] }} Tally
 */

/** @param {string} file @returns {any} */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A tool that failed without a failed test (a file that does not load, an error beside the tests)
 * counts as one failed test: nothing may be lost.
 * @param {Tally} tally @param {number} code
 */
const honest = (tally, code) =>
	code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

/** Where it stands and the beginning of what the tool says. @param {string} path @param {string} title @param {string} said */
const wrong = (path, title, said) =>
	`${basename(path)} › ${title}\n${stripVTControlCharacters(said)
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, 12)
		.map((line) => `    ${line.slice(0, 300)}`)
		.join('\n')}`;

/** @param {Tally} tally @param {string} path @param {number} ms */
function add({ seconds }, path, ms) {
	const file = basename(path);
	if (seconds) seconds[file] = (seconds[file] ?? 0) + ms / 1000;
}

/**
 * @param {string} file @param {string} around what failed around the tests @param {number} code
 * @returns {Tally}
 */
export function tallyVitest(file, around, code) {
	/** @type {Tally} */
	const tally = { passed: 0, failed: 0, skipped: [], seconds: {} };
	/** @type {string[]} */
	const titles = (tally.titles = []);
	/** @type {string[]} */
	const failures = (tally.wrong = []);
	for (const suite of read(file)?.testResults ?? []) {
		add(tally, suite.name, suite.endTime - suite.startTime);
		if (suite.status === 'failed' && suite.assertionResults.length === 0) {
			tally.failed++;
			failures.push(wrong(suite.name, 'the file itself', suite.message ?? ''));
		}
		for (const { status, fullName, failureMessages } of suite.assertionResults) {
			if (status === 'passed') {
				tally.passed++;
				titles.push(fullName);
			} else if (status === 'failed') {
				tally.failed++;
				failures.push(wrong(suite.name, fullName, failureMessages.join('\n')));
			} else tally.skipped.push(fullName);
		}
	}
	for (const suite of read(around) ?? []) {
		tally.failed++;
		failures.push(wrong(suite.file, suite.title, suite.said));
	}
	return honest(tally, code);
}

/** @param {string} file @param {number} code @returns {Tally} */
export function tallyPlaywright(file, code) {
	/** @type {Tally} */
	const tally = { passed: 0, failed: 0, skipped: [], seconds: {} };
	/** @type {string[]} */
	const titles = (tally.titles = []);
	/** @type {string[]} */
	const failures = (tally.wrong = []);
	/** @type {string[]} */
	const again = (tally.again = []);
	/** @param {any} suite */
	const walk = (suite) => {
		for (const inner of suite.suites ?? []) walk(inner);
		for (const spec of suite.specs ?? [])
			for (const test of spec.tests) {
				for (const { duration } of test.results) add(tally, spec.file, duration);
				if (test.status === 'flaky')
					again.push(wrong(spec.file, spec.title, test.results[0]?.error?.message ?? ''));
				if (test.status === 'expected' || test.status === 'flaky') {
					tally.passed++;
					titles.push(spec.title);
				} else if (test.status === 'skipped')
					tally.skipped.push(
						[
							spec.title,
							...test.annotations.map((/** @type {any} */ a) => a.description ?? ''),
						].join(': '),
					);
				else {
					tally.failed++;
					const last = test.results.at(-1);
					failures.push(wrong(spec.file, spec.title, last?.error?.message ?? last?.status ?? ''));
				}
			}
	};
	walk({ suites: read(file)?.suites });
	return honest(tally, code);
}
