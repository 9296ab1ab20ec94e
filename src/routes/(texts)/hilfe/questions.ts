import { m } from '$lib/messages';

interface QuestionGroup {
	id: string;
	title: string;
	questions: [question: string, answer: string][];
}

/** From what the five groups of people ask: volunteers, clubs, everyone with a barrier, city, partners. */
export const questionGroups = (office: string): QuestionGroup[] => [
	{
		id: 'mitmachen',
		title: m.help_volunteer_title(),
		questions: [
			[m.help_v1_q(), m.help_v1_a()],
			[m.help_v2_q(), m.help_v2_a()],
			[m.help_v3_q(), m.help_v3_a()],
			[m.help_v4_q(), m.help_v4_a()],
			[m.help_v5_q(), m.help_v5_a()],
			[m.help_v6_q(), m.help_v6_a()],
			[m.help_v7_q(), m.help_v7_a()],
		],
	},
	{
		id: 'vereine',
		title: m.help_club_title(),
		questions: [
			[m.help_c1_q(), m.help_c1_a()],
			[m.help_c2_q(), m.help_c2_a()],
			[m.help_c3_q(), m.help_c3_a()],
			[m.help_c4_q(), m.help_c4_a()],
		],
	},
	{
		id: 'bedienen',
		title: m.help_access_title(),
		questions: [
			[m.help_a1_q(), m.help_a1_a()],
			[m.help_a2_q(), m.help_a2_a()],
			[m.help_a3_q(), m.help_a3_a()],
			[m.help_a4_q(), m.help_a4_a()],
		],
	},
	{
		id: 'fachleute',
		title: m.help_pro_title(),
		questions: [
			[m.help_p1_q(), m.help_p1_a({ office })],
			[m.help_p2_q(), m.help_p2_a()],
			[m.help_p3_q(), m.help_p3_a()],
			[m.help_p4_q(), m.help_p4_a()],
		],
	},
];
