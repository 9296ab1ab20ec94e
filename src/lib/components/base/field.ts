/** What every field of a form takes. */
export interface FieldProps {
	name: string;
	label: string;
	hint?: string;
	/** What happened and how to mend it; the same words stand in the error summary. */
	error?: string;
	/** Says "(freiwillig)" behind the label. */
	optional?: boolean;
	/** Only for a second field of the same name on one page. */
	id?: string;
}

/** The id of a field, so that the error summary can lead to it. */
export function fieldId(name: string): string {
	return `feld-${name}`;
}

/** For aria-describedby: hint first, then what is wrong. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
	return [hint && `${id}-hinweis`, error && `${id}-fehler`].filter(Boolean).join(' ') || undefined;
}
