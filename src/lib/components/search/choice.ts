/** One value of a filter, with how much it would leave. */
export interface Choice {
	value: string;
	label: string;
	/** Not known for spans of days. */
	count?: number;
}

export interface ChoiceGroup {
	/** Name of the filter in the address. */
	name:
		| 'art'
		| 'thema'
		| 'bereich'
		| 'taetigkeit'
		| 'fuer'
		| 'form'
		| 'dauer'
		| 'wann'
		| 'ort'
		| 'sprache'
		| 'zugang'
		| 'merkmal'
		| 'wo'
		| 'alter';
	label: string;
	choices: readonly Choice[];
}
