// What fails around the tests (a `beforeAll`) is in no list of tests: written down beside the report.
import { writeFileSync } from 'node:fs';

/** @typedef {{ file: string, title: string, said: string }} FailedSuite */

export default class FailedSuites {
	/** @type {FailedSuite[]} */
	#failed = [];

	/** @param {import('vitest/node').TestSuite} suite */
	onTestSuiteResult(suite) {
		for (const error of suite.errors())
			this.#failed.push({
				file: suite.module.moduleId,
				title: suite.fullName,
				said: error.stack ?? error.message,
			});
	}

	onTestRunEnd() {
		const file = process.env.FAILED_SUITES;
		if (file) writeFileSync(file, JSON.stringify(this.#failed));
	}
}
