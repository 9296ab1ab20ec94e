import { findCity, type City } from '$lib/city';
import { m } from '$lib/messages';
import { join } from 'node:path';
import { openDiscovery, type Discovery } from './discovery';
import { openViewCount, type ViewCount } from './effect';
import { mailEnquiry } from './enquiries';
import { mailFeedback } from './feedback';
import { mailFreshness } from './freshness';
import { scheduledJobs } from './jobs';
import { findLater } from './clubs';
import { keepToCity } from './keep-to-city';
import { mailLeaving } from './leaving';
import { mailAccount, mailCode, openCodes, openSessions, type PeoplePlatform } from './people';
import { mailOffice } from './office';
import { mailClub } from './oversight';
import { mailReport } from './reports';
import { mailReview } from './reviews';
import { mailTeam } from './teams';
import { sealAudit } from './platform/audit';
import { systemClock, type Clock } from './platform/clock';
import { isUnavailable } from './platform/database';
import { openFileStore } from './platform/files/store';
import { clearTemporary } from './platform/files/write-safely';
import { openGeocoder } from './platform/geocoder';
import { openOutbox, type Listener } from './platform/jobs/outbox';
import { openRelay, type Relay } from './platform/jobs/relay';
import { openSchedule, type Schedule } from './platform/jobs/schedule';
import { openLimits } from './platform/limits';
import { openMapSource, type MapSource } from './platform/tiles';
import { describeError, type Log } from './platform/log';
import { closingWith, openMailFolder, openSmtp, type Mail, type MailFolder } from './platform/mail';
import { openPasswords } from './platform/passwords';
import type { Settings } from './platform/settings';
import type { Store } from './platform/store';
import { openPreviews, type Previews } from './previews';
import { openPackShelf, type PackShelf } from './offline';

/** The one place where rooms and platform are wired together. */
export interface App extends PeoplePlatform {
	city: City;
	store: Store;
	mail: Mail;
	/** Where mails land when nothing may be sent; `/demo/post` shows it in demo mode. */
	mailFolder?: MailFolder;
	relay: Relay;
	discovery: Discovery;
	/** Pictures of pages for messengers: files that can be drawn again at any time. */
	previews: Previews;
	/** What devices take along for the time without network. */
	pack: PackShelf;
	/** How often pages were opened, by nobody in particular. */
	views: ViewCount;
	/** The map that the operator chose instead of the built-in one. */
	mapSource: MapSource;
	/** Relay, schedule and clocks begin; without it the app only reads and writes. */
	work(): Promise<void>;
	close(): Promise<void>;
}

const SEAL_EVERY_MS = 15_000;

export async function wireApp(parts: {
	settings: Settings;
	store: Store;
	log: Log;
	clock?: Clock;
	/** The search engine that runs beside us; without one the address in the settings counts. */
	engine?: { url: string; key?: string };
}): Promise<App> {
	const { settings, store, log } = parts;
	const { database } = store;
	const city = findCity(settings.city);
	if (!city) throw new Error(`No city ${settings.city}`);
	await keepToCity(database, city);

	const host = new URL(settings.origins[0]).hostname;
	const from = settings.mail.from ?? `"${city.product}" <noreply@${host}>`;
	const mailFolder = settings.mail.smtpUrl
		? undefined
		: openMailFolder(join(settings.dataDir, 'mail'), from);
	const post = settings.mail.smtpUrl ? openSmtp(settings.mail.smtpUrl, from) : mailFolder;
	if (!post) throw new Error('No way to send mail');
	const mail = settings.demo ? closingWith(post, m.demo_notice({}, { locale: 'de' })) : post;

	const files = openFileStore(join(settings.dataDir, 'files'), database);
	const limits = await openLimits(database);
	const geocoder = await openGeocoder({ city, url: settings.geocoderUrl, log });

	const mapSource = await openMapSource({ settings, bounds: city.map.bounds, log });

	const clock = parts.clock ?? systemClock;
	const { search } = settings;
	const discovery = await openDiscovery({
		database,
		clock,
		log,
		city,
		engine:
			parts.engine ??
			(search.engine === 'meilisearch' && search.url
				? { url: search.url, key: search.key }
				: undefined),
	});
	const codes = await openCodes(database);
	const previews = openPreviews(join(settings.dataDir, 'previews'));
	const pack = openPackShelf({ database, discovery, clock, city });
	const views = openViewCount({ database, clock, log });
	const secure = settings.origins[0].startsWith('https:');
	const sessions = openSessions({ database, clock, secure });

	const { product, timeZone } = city;
	const letters = { database, codes, mail, origin: settings.origins[0], product, timeZone };
	const office = city.owner.mail;
	const listeners: Listener[] = [
		discovery.listener,
		mailFeedback({ ...letters, to: settings.feedbackMail ?? city.feedbackMail }),
		mailCode({ ...letters, clock }),
		mailAccount(letters),
		mailReview(letters),
		mailClub(letters),
		mailEnquiry({ ...letters, office }),
		mailReport(letters),
		mailFreshness(letters),
		mailTeam(letters),
		mailOffice(letters),
		mailLeaving({ ...letters, office }),
	];
	// Whoever fills in a place tells those who stand there.
	listeners.push(findLater({ database, geocoder, outbox: () => outbox }));
	const relay = openRelay(database, listeners, log, { alone: store.lock !== undefined });
	const outbox = openOutbox(listeners, () => relay.nudge());

	let schedule: Schedule | undefined;
	let sealing: NodeJS.Timeout | undefined;
	return {
		settings,
		city,
		store,
		database,
		clock,
		outbox,
		files,
		limits,
		geocoder,
		codes,
		sessions,
		passwords: openPasswords(),
		log,
		mail,
		mailFolder,
		relay,
		discovery,
		previews,
		pack,
		views,
		mapSource,
		async work() {
			// With the lock in hand nobody else writes here; without it only what is surely dead goes.
			for (const folder of [files.folder, join(settings.dataDir, 'mail')])
				await clearTemporary(folder, store.lock ? 0 : 3_600_000);
			await discovery.work();
			relay.start();
			views.start();
			const jobs = scheduledJobs({
				...{ database, outbox, files, limits, discovery, sessions, clock },
				demo: settings.demo,
			});
			schedule = await openSchedule(store.executeSql, database, jobs, log);
			// Cron knows minutes; the promise is "sealed within 60 s".
			sealing = setInterval(() => {
				sealAudit(database).catch((error: unknown) => {
					if (!isUnavailable(error)) log.warn('audit.seal', describeError(error));
				});
			}, SEAL_EVERY_MS);
			sealing.unref();
		},
		async close() {
			clearInterval(sealing);
			await views.stop();
			await schedule?.stop();
			await relay.stop();
			await discovery.close();
			mail.close?.();
			await mapSource.close();
			await store.close();
		},
	};
}
