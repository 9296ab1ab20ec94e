import type { WantsProof } from '$lib/server/http/sensitive-form';

/** The form came back because whoever sent it signed in long ago. */
export const proofOf = (form: unknown): WantsProof | undefined =>
	form && typeof form === 'object' && 'proof' in form ? (form as WantsProof) : undefined;
