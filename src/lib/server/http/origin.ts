const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who may change something: only our own pages. Browsers name the page that sends (Origin); what names
 * no page or another one is refused, whatever its content type.
 */
export function mayChange(
	asked: { method: string; origin?: string | null; fetchSite?: string | null },
	ownOrigin: string,
): boolean {
	if (READING.has(asked.method)) return true;
	if (asked.fetchSite && asked.fetchSite !== 'same-origin') return false;
	return asked.origin === ownOrigin;
}
