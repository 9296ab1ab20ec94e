import type { Activity, Effort, NeedKind, PlaceMode } from '../vocabulary/keys';

/** What clubs look for again and again: half of the questions are answered before they begin. */
export const TEMPLATE_KEYS = [
	'fest',
	'aktionstag',
	'begleiten',
	'gruppe',
	'fahrdienst',
	'internet',
	'vorstand',
	'schnuppern',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

interface Template {
	key: TemplateKey;
	kind: NeedKind;
	effort: Effort;
	mode: PlaceMode;
	activities: Activity[];
	forTwo?: boolean;
}

export const NEED_TEMPLATES: readonly Template[] = [
	{
		...{ key: 'fest', kind: 'einmalig', effort: 'halber-tag', mode: 'vor-ort' },
		...{ activities: ['veranstaltung'], forTwo: true },
	},
	{
		...{ key: 'aktionstag', kind: 'einmalig', effort: 'halber-tag', mode: 'vor-ort' },
		...{ activities: ['garten-natur'], forTwo: true },
	},
	{
		...{ key: 'begleiten', kind: 'regelmaessig', effort: 'stunden-pro-woche', mode: 'vor-ort' },
		...{ activities: ['begleiten'] },
	},
	{
		...{ key: 'gruppe', kind: 'regelmaessig', effort: 'stunden-pro-woche', mode: 'vor-ort' },
		...{ activities: ['gruppe-leiten'] },
	},
	{
		...{ key: 'fahrdienst', kind: 'regelmaessig', effort: 'flexibel', mode: 'mehrere-orte' },
		...{ activities: ['fahrdienst'] },
	},
	{
		...{ key: 'internet', kind: 'online', effort: 'flexibel', mode: 'zuhause' },
		...{ activities: ['it-web'] },
	},
	{
		...{ key: 'vorstand', kind: 'amt', effort: 'stunden-pro-monat', mode: 'hybrid' },
		...{ activities: ['vorstand'] },
	},
	{
		...{ key: 'schnuppern', kind: 'schnuppern', effort: 'bis-2-stunden', mode: 'vor-ort' },
		...{ activities: [], forTwo: true },
	},
];

export const findTemplate = (key: string | null) => NEED_TEMPLATES.find((one) => one.key === key);
