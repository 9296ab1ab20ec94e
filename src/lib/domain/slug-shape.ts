export const SLUG_LENGTH = 60;

/** Apart from how one is made: the browser knows the shape on every page, and makes none. */
export const isSlug = (text: string): boolean =>
	text.length <= SLUG_LENGTH && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
