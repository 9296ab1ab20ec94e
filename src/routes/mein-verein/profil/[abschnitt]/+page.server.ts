import {
	isSection,
	LIST_FIELDS,
	patchOf,
	SECTION_SCHEMAS,
	type Section,
} from '$lib/domain/club/sections';
import type { ClubContent } from '$lib/domain/club/content';
import { pinValues } from '$lib/domain/place/pin';
import { getLocale, localizeHref } from '$lib/messages';
import { markOfSection, readOwnProfile, saveSection, type Saved } from '$lib/server/clubs';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { noSuchPage } from '$lib/server/http/no-such-page';
import { demand } from '$lib/domain/rights/may';
import { fail, redirect } from '@sveltejs/kit';
import { fieldLabel } from '../../../cards/club-words';
import { pinData } from '../../../cards/pin';
import { spellField } from '../../../cards/spell-field';
import { chosenClub } from '../../chosen-club';
import { sectionChoices } from './choices';
import type { Actions, PageServerLoad } from './$types';

const sectionOf = (text: string): Section => (isSection(text) ? text : noSuchPage());

export const load: PageServerLoad = async (event) => {
	const section = sectionOf(event.params.abschnitt);
	const { met, club, query } = await chosenClub(event);
	demand(met.actor, 'club.edit', { clubId: club.id });
	const { app } = event.locals;
	const { wanted } = await readOwnProfile(app, met, club.id);
	return {
		section,
		name: club.name,
		trusted: club.state === 'verified',
		isPublic: club.state === 'verified' || club.state === 'approved',
		values: formOf(wanted, app.city.name),
		seen: markOfSection(wanted, section),
		demo: app.settings.demo,
		choices: sectionChoices(getLocale()),
		pin: section === 'ort' ? await pinData(app, wanted.place) : undefined,
		query,
	};
};

/** A content as the fields of a form hold it. */
function formOf(content: ClubContent, town: string): Record<string, string> {
	const { place, ...fields } = content;
	const texts = Object.entries(fields).map(([field, value]): [string, string] => [
		field,
		Array.isArray(value)
			? value.join(',')
			: typeof value === 'boolean'
				? value
					? 'ja'
					: ''
				: String(value ?? ''),
	]);
	return {
		...Object.fromEntries(texts),
		kind: place ? 'adresse' : 'ohne',
		placeName: place?.name ?? '',
		street: place?.street ?? '',
		postcode: place?.postcode ?? '',
		town: place?.town ?? town,
		...pinValues(place),
	};
}

export const actions: Actions = {
	default: async (event) => {
		const section = sectionOf(event.params.abschnitt);
		const { query } = await chosenClub(event);
		const { app } = event.locals;
		const typed: Record<string, string> = {};
		const outcome = await answerSensitive(event, {
			schema: SECTION_SCHEMAS[section],
			lists: LIST_FIELDS,
			run: async (input) => {
				Object.assign(typed, formOf(patchOf(section, input) as ClubContent, app.city.name));
				// Asked anew: they may just have proved who they are.
				const { met, club } = await chosenClub(event);
				return saveSection(app, met, {
					clubId: club.id,
					section,
					patch: patchOf(section, input),
					seen: input.seen,
				});
			},
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'conflict')
			return fail(409, {
				values: typed,
				errors: {},
				// Both stay readable: theirs beside, what was typed in the fields.
				theirs: Object.entries(outcome.theirs).map(([field, value]) => ({
					label: fieldLabel(field),
					text: spellField(field, value, getLocale()),
				})),
				seen: outcome.seen,
			});
		redirect(303, localizeHref(`/mein-verein/profil${query}&gespeichert=${wordFor(outcome)}`));
	},
};

function wordFor(saved: Exclude<Saved, { kind: 'conflict' }>): string {
	if (saved.kind === 'same' || saved.hidden) return 'ja';
	if (saved.waiting.length === 0) return 'online';
	return saved.published.length === 0 ? 'wartet' : 'teils';
}
