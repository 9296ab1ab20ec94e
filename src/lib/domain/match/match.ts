import { FAMILIES, type Family } from '../vocabulary/keys';
import { isTopic, TOPIC_FAMILY } from '../vocabulary/topics';
import { daytimeOf, weekdayOf } from '../time/weekday';

// Five questions, and why a need fits the answers. Nothing is stored; "weiß nicht" is an answer and never
// counts against anything.

export const QUESTIONS = {
	wann: ['werktags', 'abends', 'wochenende', 'egal'],
	zeit: ['einmal', 'wenig', 'regelmaessig', 'egal'],
	womit: [...FAMILIES, 'egal'],
	mit: ['zu-zweit', 'mit-kindern', 'egal'],
	deutsch: ['wenig', 'gut', 'egal'],
} as const;
export type Question = keyof typeof QUESTIONS;
export type Answers = { readonly [Q in Question]: (typeof QUESTIONS)[Q][number] };

export const QUESTION_NAMES = Object.keys(QUESTIONS) as Question[];

/** Whatever else stands in an address means "weiß nicht". */
export function readAnswers(parameters: URLSearchParams): Answers {
	const one = <Q extends Question>(name: Q): Answers[Q] => {
		const known: readonly string[] = QUESTIONS[name];
		const value = parameters.get(name) ?? '';
		return (known.includes(value) ? value : 'egal') as Answers[Q];
	};
	return {
		wann: one('wann'),
		zeit: one('zeit'),
		womit: one('womit'),
		mit: one('mit'),
		deutsch: one('deutsch'),
	};
}

/** What the questions look at. */
export interface Matchable {
	topics: readonly string[];
	days: readonly string[];
	times: readonly string[];
	/** Start of the next fixed date on the wall. */
	nextLocal: string | null;
	kind: string;
	effort: string;
	german: string | null;
	forTwo: boolean | null;
	withChildren: boolean | null;
}

const WEEKEND = ['sa', 'so'];
const ONCE_EFFORTS = ['bis-2-stunden', 'halber-tag', 'ganzer-tag', 'mehrere-tage'];
const LITTLE_EFFORTS = ['bis-2-stunden', 'halber-tag', 'flexibel'];

/** Whether it fits this answer; undefined: nobody said, so one may ask. */
function fits(need: Matchable, question: Question, answers: Answers): boolean | undefined {
	if (question === 'wann') {
		const day = need.nextLocal ? [weekdayOf(need.nextLocal)] : need.days;
		const time = need.nextLocal ? [daytimeOf(need.nextLocal)] : need.times;
		if (answers.wann === 'abends')
			return time.length > 0 ? time.some((t) => t === 'abend') : undefined;
		if (day.length === 0) return undefined;
		const weekend = day.some((key) => WEEKEND.includes(key));
		return answers.wann === 'wochenende' ? weekend : day.some((key) => !WEEKEND.includes(key));
	}
	if (question === 'zeit') {
		if (answers.zeit === 'einmal')
			return need.kind === 'einmalig' || ONCE_EFFORTS.includes(need.effort);
		if (answers.zeit === 'wenig') return LITTLE_EFFORTS.includes(need.effort);
		return need.kind === 'regelmaessig' || /-pro-(woche|monat)$/.test(need.effort);
	}
	if (question === 'womit') return familiesOf(need.topics).some((key) => key === answers.womit);
	if (question === 'mit')
		return (answers.mit === 'zu-zweit' ? need.forTwo : need.withChildren) ?? undefined;
	if (need.german === null) return undefined;
	return answers.deutsch === 'gut' || need.german !== 'gut';
}

const familiesOf = (topics: readonly string[]): Family[] =>
	topics.filter(isTopic).map((topic) => TOPIC_FAMILY[topic]);

/** What somebody chose by heart weighs more than what can be arranged. */
const WEIGHTS: Record<Question, number> = { womit: 4, wann: 3, deutsch: 3, mit: 2, zeit: 2 };

export interface Match<N> {
	need: N;
	/** Answered questions it fits: these are said. */
	fits: Question[];
	/** Answered questions it does not fit: said as well, honestly. */
	not: Question[];
}

/** Best first; among equals the order given. */
export function matchNeeds<N extends Matchable>(
	needs: readonly N[],
	answers: Answers,
	most: number,
): Match<N>[] {
	const asked = QUESTION_NAMES.filter((name) => answers[name] !== 'egal');
	return needs
		.map((need) => {
			const said = asked.map((name) => ({ name, fits: fits(need, name, answers) }));
			const yes = said.filter((one) => one.fits === true).map(({ name }) => name);
			const no = said.filter((one) => one.fits === false).map(({ name }) => name);
			const weigh = (names: readonly Question[]) =>
				names.reduce((sum, name) => sum + WEIGHTS[name], 0);
			return { need, fits: yes, not: no, score: weigh(yes) - 1.5 * weigh(no) };
		})
		.sort((a, b) => b.score - a.score)
		.slice(0, most)
		.map(({ need, fits: yes, not }) => ({ need, fits: yes, not }));
}
