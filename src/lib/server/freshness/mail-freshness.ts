import { freshnessStep, person } from '$db/schema';
import type { FreshKind } from '$lib/domain/freshness/rounds';
import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Codes } from '../people';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import {
	linkTo,
	mailListener,
	tongue,
	type Letter,
	type MailParts,
} from '../platform/mail-listener';
import { findThing } from './things';

interface Parts extends MailParts {
	codes: Codes;
}

/** "Still true?": three ways on, each to a page. A key opens this one question and needs no sign-in. */
export function mailFreshness(parts: Parts): Listener {
	return mailListener(parts, {
		name: 'freshness-mail',
		hears: ['freshness.asked'],
		write: (fact) => write(parts, fact),
	});
}

/** Nothing when it was answered meanwhile, or nobody is left to ask. */
async function write(
	{ database, codes, origin, product }: Parts,
	fact: KnownFact,
): Promise<Letter | undefined> {
	const [step] = await database.read((db) =>
		db.select().from(freshnessStep).where(eq(freshnessStep.id, fact.thingId)),
	);
	if (!step || step.answer) return undefined;
	const kind = step.thingKind as FreshKind;
	const thing = await database.read((db) => findThing(db, kind, step.thingId));
	if (thing?.since.getTime() !== step.since.getTime()) return undefined;
	const whom = fact.payload.to;
	const whose = typeof whom === 'string' ? whom : undefined;
	const [reader] =
		whose === undefined
			? [{ mail: thing.contactMail, name: '', locale: 'de' }]
			: await database.read((db) =>
					db
						.select({ mail: person.mail, name: person.name, locale: person.locale })
						.from(person)
						.where(and(eq(person.id, whose), isNull(person.erasedAt))),
				);
	if (!reader?.mail) return undefined;
	const say = tongue(reader.locale);
	const day = formatDate(toLocal(step.since), { ...say, thisYear: 0 });
	const words = { title: thing.title, club: thing.club, day };
	const texts: Record<FreshKind, string> = {
		need: m.fresh_mail_need(words, say),
		event: m.fresh_mail_event(words, say),
		club: m.fresh_mail_club(words, say),
	};
	const page = linkTo(origin, say, `/bestaetigen/${codes.keyOf('freshness', step.id, whose)}`);
	const own = `verein=${encodeURIComponent(thing.clubSlug)}`;
	const edit =
		whose === undefined
			? `/vereine/${thing.clubSlug}`
			: kind === 'club'
				? `/mein-verein/profil?${own}`
				: `/mein-verein/eintraege/${thing.id}?${own}`;
	const paragraphs: Paragraph[] = [
		{
			text: reader.name
				? m.signin_mail_greeting({ name: reader.name }, say)
				: m.signin_mail_hello({}, say),
		},
		{ text: texts[kind] },
		{ text: m.fresh_mail_yes({}, say), href: `${page}?antwort=ja` },
		{ text: m.fresh_mail_change({}, say), href: linkTo(origin, say, edit) },
		{ text: m.fresh_mail_no({}, say), href: `${page}?antwort=nein` },
		{ text: step.step === 'again' ? m.fresh_mail_last({}, say) : m.fresh_mail_why({}, say) },
		{ text: m.rev_mail_end({ product }, say) },
	];
	const subject =
		step.step === 'again'
			? m.fresh_mail_subject_again(words, say)
			: m.fresh_mail_subject(words, say);
	return { to: reader.mail, say, subject, paragraphs };
}
