import { isSlug } from '$lib/domain/slug-shape';

export const match = (text: string): boolean => isSlug(text);
