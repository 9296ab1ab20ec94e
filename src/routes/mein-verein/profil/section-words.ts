import type { Section } from '$lib/domain/club/sections';
import { m } from '$lib/messages';

export const sectionTitles: Record<Section, () => string> = {
	name: m.prof_section_name,
	'ueber-uns': m.prof_section_about,
	ort: m.prof_section_place,
	kontakt: m.prof_section_contact,
	links: m.prof_section_links,
};
