import { isSlug } from '$lib/domain/slug';

export const match = (text: string): boolean => isSlug(text);
