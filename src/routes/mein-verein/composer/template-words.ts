import type { NEED_TEMPLATES, TemplateKey } from '$lib/domain/need/templates';
import { m } from '$lib/messages';

interface Words {
	label: () => string;
	title: () => string;
	text: () => string;
}

/** What a template is called, and with which words it begins. */
export const templateWords: Record<TemplateKey, Words> = {
	fest: {
		label: m.write_tpl_fest,
		title: m.write_tpl_fest_title,
		text: m.write_tpl_fest_text,
	},
	aktionstag: {
		label: m.write_tpl_day,
		title: m.write_tpl_day_title,
		text: m.write_tpl_day_text,
	},
	begleiten: {
		label: m.write_tpl_go_along,
		title: m.write_tpl_go_along_title,
		text: m.write_tpl_go_along_text,
	},
	gruppe: {
		label: m.write_tpl_group,
		title: m.write_tpl_group_title,
		text: m.write_tpl_group_text,
	},
	fahrdienst: {
		label: m.write_tpl_drive,
		title: m.write_tpl_drive_title,
		text: m.write_tpl_drive_text,
	},
	internet: {
		label: m.write_tpl_web,
		title: m.write_tpl_web_title,
		text: m.write_tpl_web_text,
	},
	vorstand: {
		label: m.write_tpl_board,
		title: m.write_tpl_board_title,
		text: m.write_tpl_board_text,
	},
	schnuppern: {
		label: m.write_tpl_taster,
		title: m.write_tpl_taster_title,
		text: m.write_tpl_taster_text,
	},
};

/** What stands in a need that nobody has touched yet. */
export const USUAL_NEED = { kind: 'einmalig', mode: 'vor-ort' };

/** As the fields of the composer hold them. */
export const templateValues = (
	template: (typeof NEED_TEMPLATES)[number],
): Record<string, string> => ({
	kind: template.kind,
	effort: template.effort,
	mode: template.mode,
	activities: template.activities.join(','),
	forTwo: template.forTwo ? 'ja' : '',
	title: templateWords[template.key].title(),
	text: templateWords[template.key].text(),
});
