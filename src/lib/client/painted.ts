/** A page nobody looks at is not painted. */
const AT_MOST_MS = 100;

/** What was changed before is on the screen: time for what can wait. */
export const painted = (): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, AT_MOST_MS);
		// Called before the picture is made; a task of its own after it leaves that to the screen first.
		requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
	});
