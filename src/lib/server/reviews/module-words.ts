import type { ModuleDecision, ModuleKey, ModuleLocale } from '$lib/domain/review/text-module';
import { m } from '$lib/messages';

type Words = (input: Record<string, never>, say: { locale: ModuleLocale }) => string;

/** What one usually writes with a reason, until the coordination writes something else. */
const WORDS: Partial<Record<ModuleKey, Words>> = {
	unvollstaendig: m.module_unvollstaendig,
	'kontakt-fehlt': m.module_kontakt_fehlt,
	unklar: m.module_unklar,
	doppelt: m.module_doppelt,
	'nicht-gemeinnuetzig': m.module_nicht_gemeinnuetzig,
	werbung: m.module_werbung,
	'nicht-in-der-region': m.module_nicht_in_der_region,
	bildrechte: m.module_bildrechte,
	personendaten: m.module_personendaten,
	rechtswidrig: m.module_rechtswidrig,
	anderes: m.module_anderes,
};

export interface TextModule {
	decision: string;
	reasonKey: string;
	locale: string;
	text: string;
}

export interface WhichModule {
	decision: ModuleDecision;
	reasonKey: ModuleKey;
	locale: ModuleLocale;
}

export const ownModule = (modules: readonly TextModule[], which: WhichModule): string | undefined =>
	modules.find(
		({ decision, reasonKey, locale }) =>
			decision === which.decision && reasonKey === which.reasonKey && locale === which.locale,
	)?.text;

/** What the coordination made of it, else what the catalogue says; with a yes that is nothing. */
export const moduleText = (modules: readonly TextModule[], which: WhichModule): string =>
	ownModule(modules, which) ?? WORDS[which.reasonKey]?.({}, { locale: which.locale }) ?? '';

export const moduleLocale = (locale: string | null | undefined): ModuleLocale =>
	locale === 'en' ? 'en' : 'de';
