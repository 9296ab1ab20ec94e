/** A suggestion below a search field. */
export interface Suggestion {
	/** What is put into the field. */
	value: string;
	/** Smaller, behind it: "Verein · St. Jürgen". */
	hint?: string;
	/** Leads there instead of filling the field. */
	href?: string;
}
export interface SuggestionGroup {
	/** "Themen", "Vereine", "Orte" */
	label: string;
	items: readonly Suggestion[];
}
