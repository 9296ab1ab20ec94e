import {
	belongsTogether,
	MODULE_DECISIONS,
	MODULE_KEYS,
	MODULE_LOCALES,
	textModuleSchema,
	WITH_A_YES,
} from '$lib/domain/review/text-module';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import {
	listTextModules,
	markOfModule,
	moduleText,
	ownModule,
	saveTextModule,
} from '$lib/server/reviews';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const modules = await listTextModules(locals.app, met);
	const asked = url.searchParams.get('sprache');
	const locale = MODULE_LOCALES.find((one) => one === asked) ?? 'de';
	const opened = url.searchParams.get('baustein');
	return {
		locale,
		done: url.searchParams.has('fertig'),
		mayEdit: !refusalOf(met.actor, 'office.curate'),
		groups: MODULE_KEYS.map((key) => ({
			key,
			label: key === WITH_A_YES ? null : labelOf(reviewReasons, key, getLocale()),
			texts: MODULE_DECISIONS.filter((decision) => belongsTogether(decision, key)).map(
				(decision) => {
					const which = { decision, reasonKey: key, locale };
					const own = ownModule(modules, which);
					return {
						name: `${decision}.${key}`,
						decision,
						text: moduleText(modules, which),
						own: own !== undefined,
						seen: markOfModule(own),
						open: opened === `${decision}.${key}`,
					};
				},
			),
		})),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: textModuleSchema,
			run: async (input) => {
				await saveTextModule(event.locals.app, met, input);
				return { locale: input.locale };
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/stabsstelle/textbausteine?sprache=${outcome.locale}&fertig`));
	},
};
