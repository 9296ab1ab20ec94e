import { fieldsToMend, LONG_FIELDS, mendableOf } from '$lib/domain/review/mend';
import { refusalOf } from '$lib/domain/rights/may';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { noSuchPage } from '$lib/server/http/no-such-page';
import { signedIn } from '$lib/server/http/signed-in';
import { mendItem, showReview } from '$lib/server/reviews';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fieldLabel } from '../../../../cards/club-words';
import { thingField } from '../../../../cards/thing-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const met = await signedIn(locals);
	const { item, shown } = await showReview(locals.app, met, params.id);
	const fields = fieldsToMend(item.kind);
	if (fields.length === 0) noSuchPage();
	const content: Record<string, unknown> = {
		...(shown.type === 'club' ? shown.content : shown.thing),
	};
	const open = item.state === 'open' || item.state === 'asked';
	const own = met.actor.memberships.some(({ clubId }) => clubId === item.clubId);
	return {
		id: item.id,
		kind: item.kind,
		seen: item.revision,
		title: shown.type === 'club' ? shown.content.name : shown.thing.title,
		clubName: shown.row.name,
		mayMend: open && !own && !refusalOf(met.actor, 'office.review'),
		fields: fields.map((name) => ({
			name,
			label: (shown.type === 'thing' ? thingField(name) : undefined) ?? fieldLabel(name),
			value: typeof content[name] === 'string' ? content[name] : '',
			long: LONG_FIELDS.includes(name),
		})),
	};
};

const seen = z.coerce.number().int().min(1).catch(0);

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		const { app } = event.locals;
		const { id } = event.params;
		const { item } = await showReview(app, met, id);
		const schema = mendableOf(item.kind) ?? noSuchPage();
		const outcome = await answerForm(event, {
			schema: schema.extend({ seen }),
			run: async (input) => {
				const { seen: looked, ...patch } = input;
				await mendItem(app, met, { id, seen: Number(looked), patch });
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/stabsstelle/pruefen/${id}?geaendert`));
	},
};
