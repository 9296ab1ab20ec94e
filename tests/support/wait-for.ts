/** Asks again and again until the answer is neither undefined nor false, and hands it back. */
export async function waitFor<T>(
	condition: () => T | Promise<T>,
	ms = 5_000,
	what = condition.toString(),
): Promise<Exclude<T, undefined | false>> {
	const until = performance.now() + ms;
	for (;;) {
		const answer = await condition();
		if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
		if (performance.now() > until) throw new Error(`Not within ${ms} ms: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
