/** What a club says by itself. The first is what is written most. */
export const WRITTEN_KINDS = ['news', 'need', 'event'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

export const isWrittenKind = (text: string): text is WrittenKind =>
	(WRITTEN_KINDS as readonly string[]).includes(text);
