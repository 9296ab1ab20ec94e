import { FAMILIES, TOPICS } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topics, TOPIC_FAMILY, topicsOf } from '$lib/domain/vocabulary/topics';
import { getLocale, localizeHref, m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import { loadLanding } from '../../landing/landing';
import { publicAddress } from '../../meta/page-meta';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

/** A topic, or a family of topics. */
export const load: PageServerLoad = async ({ locals: { app }, params }) => {
	const locale = getLocale();
	const family = FAMILIES.find((key) => key === params.slug);
	const topic = family ? undefined : TOPICS.find((key) => key === params.slug);
	const kin = family ?? (topic && TOPIC_FAMILY[topic]);
	if (!kin) error(404, m.map_topic_not_found());
	const title = topic ? labelOf(topics, topic, locale) : labelOf(families, kin, locale);
	const landing = await loadLanding(
		app,
		{ topics: topic ? [topic] : topicsOf(kin) },
		topic ? [{ topics: topicsOf(kin) }] : [],
	);
	const others = topicsOf(kin).filter((key) => key !== topic && (key as string) !== kin);
	return {
		title,
		text: m.map_topic_text({ city: app.city.phrases.in, topic: title }),
		family: kin,
		landing,
		canonical: publicAddress(app, `/themen/${params.slug}`),
		find: topic ? `thema=${topic}` : `bereich=${kin}`,
		datesHref: family && localizeHref(`/termine?bereich=${kin}`),
		clubsHref: family && localizeHref(`/vereine?bereich=${kin}`),
		near: [
			...(topic ? [{ href: `/themen/${kin}`, label: labelOf(families, kin, locale) }] : []),
			...others.map((key) => ({ href: `/themen/${key}`, label: labelOf(topics, key, locale) })),
			{ href: '/themen', label: m.map_topics_all() },
		].map(({ href, label }) => ({ href: localizeHref(href), label })),
	};
};
