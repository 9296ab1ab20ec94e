import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topicsOf } from '$lib/domain/vocabulary/topics';
import { matchNeeds, QUESTION_NAMES, readAnswers, type Answers } from '$lib/domain/match/match';
import { toLocal } from '$lib/domain/time/local';
import { getLocale, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { listNeeds } from '$lib/server/needs';
import { needCard } from '../cards/need-card';
import { queryText } from '../query-text';
import { questions } from './questions';
import type { PageServerLoad } from './$types';

const SHOWN = 6;
/** So many are looked at: the newest of all, and the newest of what was chosen by heart. */
const LOOKED_AT = 300;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
	const locale = getLocale();
	const answers = readAnswers(url.searchParams);
	const asked = QUESTION_NAMES.some((name) => url.searchParams.has(name));
	const family = FAMILIES.find((key) => key === answers.womit);
	const context = { locale, city: app.city, now: app.clock.now() };
	const familyLabel = family && labelOf(families, family, locale);
	const matches = asked ? matchNeeds(await candidates(app, answers), answers, SHOWN) : [];
	return {
		query: asked ? queryText({ ...answers }) : '',
		answers,
		asked,
		questions: questions(locale),
		matches: matches.map(({ need, fits, not }) => ({
			card: needCard(need, context),
			why: fits.map((name) => why(name, answers, familyLabel)),
			but: not.map((name) => whyNot(name, answers)),
		})),
		/** None fits everything: say so. */
		near: asked && matches.length > 0 && matches.every(({ not }) => not.length > 0),
	};
};

async function candidates({ database, clock }: App, answers: Answers) {
	const now = clock.now();
	const family = FAMILIES.find((key) => key === answers.womit);
	const list = (topics?: readonly string[]) =>
		database.read((db) => listNeeds(db, { topics, limit: LOOKED_AT }, now));
	const rows = [...(family ? await list(topicsOf(family)) : []), ...(await list())];
	const each = new Map(rows.map((row) => [row.id, row]));
	return [...each.values()].map((row) => ({
		...row,
		nextLocal: row.nextAt && row.nextAt > now ? toLocal(row.nextAt) : null,
	}));
}

function why(name: keyof Answers, answers: Answers, family = ''): string {
	if (name === 'womit') return m.map_fit_family({ family });
	if (name === 'wann')
		return {
			werktags: m.map_fit_week,
			abends: m.map_fit_evening,
			wochenende: m.map_fit_weekend,
			egal: m.map_fit_week,
		}[answers.wann]();
	if (name === 'zeit')
		return {
			einmal: m.map_fit_once,
			wenig: m.map_fit_little,
			regelmaessig: m.map_fit_regular,
			egal: m.map_fit_once,
		}[answers.zeit]();
	if (name === 'mit') return answers.mit === 'zu-zweit' ? m.map_fit_two() : m.map_fit_children();
	return answers.deutsch === 'wenig' ? m.map_fit_little_german() : m.map_fit_german();
}

function whyNot(name: keyof Answers, answers: Answers): string {
	if (name === 'womit') return m.map_unfit_family();
	if (name === 'wann') return m.map_unfit_when();
	if (name === 'zeit') return m.map_unfit_time();
	if (name === 'mit')
		return answers.mit === 'zu-zweit' ? m.map_unfit_two() : m.map_unfit_children();
	return m.map_unfit_german();
}
