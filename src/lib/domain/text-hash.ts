/** FNV-1a, 32 bits: short, always the same, and good enough to tell a few thousand texts from each other. */
export function hashOf(text: string, from = 0x811c9dc5): number {
	let hash = from;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
