interface Picked {
	id: string;
	revision: number;
	kind: string;
}

/** What is sent of one that is picked: it, as it was seen, and what it is. */
export const pickOf = ({ id, revision, kind }: Picked): string => `${id}.${revision}.${kind}`;
