/** Only such an address becomes a link, wherever it came from: another kind could be script. Empty: none. */
export const webAddress = (text: string): string =>
	/^https?:\/\//i.test(text) && URL.canParse(text) ? text : '';
