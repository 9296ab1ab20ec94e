import { sortKey } from '../../../src/lib/domain/fold';
import { daysBefore, type Layout } from './context';
import { demoId, dice } from './dice';
import type { ClubDossier } from './dossier';
import { layEvents } from './lay-events';
import { layNeeds } from './lay-needs';
import { layNews } from './lay-news';
import { layOwnPlace } from './lay-places';
import { inventName, inventPhone } from './people';

const DAYS_PER_MONTH = 30;
/** Once let in, whatever became of them since. */
const ONCE_PUBLIC = new Set(['approved', 'verified', 'paused', 'blocked', 'archived']);

export const clubId = (key: string) => demoId('club', key);

const hasMail = ({ mail, unclaimed, mailOnList }: ClubDossier): boolean =>
	unclaimed ? mailOnList === true : mail !== false;

export function layClub(layout: Layout, dossier: ClubDossier): void {
	const { rows, now } = layout;
	const { key } = dossier;
	const id = clubId(key);
	const slug = layout.slug('club', dossier.name);
	const state = dossier.state ?? 'verified';
	const claimed = !dossier.unclaimed;
	const createdAt = daysBefore(now, dice.whole(200, 1_400, 'created', key));
	const confirmedDays = dossier.stale
		? dossier.stale * DAYS_PER_MONTH
		: dice.whole(0, 150, 'confirmed', key);
	const waitsFor = dice.whole(0, 9, 'waits', key);
	const content = {
		name: dossier.name,
		aliases: [...(dossier.aliases ?? [])],
		legalForm: dossier.form,
		sentence: dossier.sentence ?? '',
		about: dossier.about ?? '',
		topics: dossier.topics,
		audiences: dossier.audiences,
		activities: dossier.activities,
		languages: dossier.languages ?? [],
		access: dossier.access ?? [],
		meets: dossier.meets ?? '',
		foundedYear: dossier.since ?? null,
		size: dossier.members ?? null,
		contactPerson: dossier.person ?? '',
		contactRole: dossier.role ?? '',
		contactMail: hasMail(dossier) ? `kontakt@${slug}.example` : '',
		contactPhone: dossier.phone ? inventPhone(key) : '',
		contactMailPublic: dossier.mail ?? false,
		contactPhonePublic: dossier.phone === true && dice.share('public phone', key) < 0.8,
		contactPersonPublic: dossier.person !== undefined,
		website: dossier.web ? `https://www.${slug}.example` : '',
	};
	const placeId = layOwnPlace(layout, dossier);
	rows.club.push({
		id,
		slug,
		sortName: sortKey(dossier.name),
		...content,
		placeId,
		district: dossier.district,
		serviceArea: [],
		state,
		claimed,
		publishedAt: ONCE_PUBLIC.has(state) ? createdAt : null,
		source: claimed ? 'demo' : 'stadt',
		externalId: claimed ? null : `liste-${key}`,
		licence: claimed ? null : 'cc-by-4.0',
		confirmedAt: ONCE_PUBLIC.has(state) ? daysBefore(now, confirmedDays) : null,
		createdAt: ONCE_PUBLIC.has(state) ? createdAt : daysBefore(now, waitsFor),
		updatedAt: daysBefore(now, Math.min(confirmedDays, dice.whole(0, 60, 'updated', key))),
	});
	rows.address.push({ thingKind: 'club', slug, thingId: id });
	layVersions(layout, dossier, content, { createdAt, waitsFor });
	layTeam(layout, dossier, id);
	layNeeds(layout, dossier, { id, placeId });
	layEvents(layout, dossier, { id, placeId });
	layNews(layout, dossier, id);
}

function layVersions(
	{ rows, now, city }: Layout,
	{ key, state = 'verified', name }: ClubDossier,
	content: Record<string, unknown>,
	when: { createdAt: Date; waitsFor: number },
): void {
	const base = { thingKind: 'club', thingId: clubId(key) };
	if (!ONCE_PUBLIC.has(state)) {
		rows.version.push({
			...base,
			id: demoId('version', `${key} 1`),
			number: 1,
			state: state === 'draft' ? 'draft' : state,
			content,
			createdAt: daysBefore(now, when.waitsFor),
			submittedAt: state === 'draft' ? null : daysBefore(now, when.waitsFor),
		});
		if (state === 'waiting' || state === 'query')
			rows.review.push({
				id: demoId('review', `${key} club`),
				kind: 'club',
				clubId: clubId(key),
				versionId: demoId('version', `${key} 1`),
				state: state === 'query' ? 'asked' : 'open',
				submittedAt: daysBefore(now, when.waitsFor),
				...(state === 'query' ? { reasonKey: 'unvollstaendig', decidedAt: now } : {}),
			});
		return;
	}
	rows.version.push({
		...base,
		id: demoId('version', `${key} 1`),
		number: 1,
		state: 'approved',
		content,
		createdAt: when.createdAt,
		submittedAt: when.createdAt,
		decidedAt: when.createdAt,
	});
	// A few known clubs want a new name or address: it waits, and the approved one stays public.
	if (state !== 'verified' || dice.share('risky', key) >= 0.025) return;
	rows.version.push({
		...base,
		id: demoId('version', `${key} 2`),
		number: 2,
		state: 'waiting',
		content: { name: `${name} ${city.newNameEnding}` },
		risky: ['name'],
		createdAt: daysBefore(now, 2),
		submittedAt: daysBefore(now, 1, 5),
	});
	rows.review.push({
		id: demoId('review', `${key} change`),
		kind: 'change',
		clubId: clubId(key),
		versionId: demoId('version', `${key} 2`),
		state: 'open',
		submittedAt: daysBefore(now, 1, 5),
	});
}

/** One in charge at least, in bigger clubs somebody who writes; a few people serve two clubs. */
function layTeam(
	{ rows, now }: Layout,
	{ key, members, unclaimed }: ClubDossier,
	id: string,
): void {
	if (unclaimed) return;
	const sharedWith =
		dice.share('shared', key) < 0.06 ? `pool ${dice.whole(1, 6, 'pool', key)}` : key;
	const roles =
		members === 'gross'
			? ['owner', 'owner', 'writer', 'writer']
			: members === 'mittel'
				? ['owner', 'writer']
				: ['owner'];
	for (const [index, role] of roles.entries()) {
		const personKey = index === 0 ? `${sharedWith} 0` : `${key} ${index}`;
		const personId = demoId('person', personKey);
		if (!rows.person.some((p) => p.id === personId))
			rows.person.push({
				id: personId,
				name: inventName(personKey),
				mail: `person-${personId.slice(0, 8)}@demo.example`,
				createdAt: daysBefore(now, dice.whole(10, 800, 'since', personKey)),
			});
		rows.membership.push({
			id: demoId('membership', `${key} ${index}`),
			personId,
			clubId: id,
			role,
		});
	}
}
