/**
 * One spelling for all the ways to type a German place: "Sankt Jürgen", "st. juergen" and "ST JÜRGEN"
 * meet in the same letters, and so do "Hüxstraße", "Hüxstr." and "huexstrasse".
 */
export function foldPlace(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFC')
		.replaceAll('ä', 'ae')
		.replaceAll('ö', 'oe')
		.replaceAll('ü', 'ue')
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/\b(?:sankt|st)\b\.?/gu, 'st ')
		.replace(/str(?:\.|asse\b|\b)/gu, 'str ')
		.replace(/[^a-z0-9]+/gu, ' ')
		.replace(/(?<=\S) str\b/gu, 'str')
		.trim();
}
