interface Connection {
	saveData?: boolean;
	effectiveType?: string;
}

/** Where data is dear nothing is fetched that nobody asked for. */
export const dataIsDear = (): boolean => {
	const { connection } = navigator as Navigator & { connection?: Connection };
	return Boolean(connection?.saveData) || /2g/.test(connection?.effectiveType ?? '');
};

/** When the device has nothing better to do. */
export const whenIdle = (work: () => void): void => {
	if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 10_000 });
	else setTimeout(work, 2_000);
};
