import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/**
 * Everything a city or its IT can set from outside. A wrong or missing value stops the start and is
 * named; no secret has a default. Each variable is explained in `.env.example`.
 */
const yes = z
	.enum(['0', '1', 'true', 'false'], { error: 'erlaubt sind 1 oder 0' })
	.transform((v) => v === '1' || v === 'true');
const url = (protocols: string[], example: string) =>
	z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
		error: `muss eine Adresse sein wie ${example}`,
	});
const whole = (least: number, most: number) =>
	z.coerce
		.number({ error: `muss eine ganze Zahl von ${least} bis ${most} sein` })
		.int({ error: `muss eine ganze Zahl von ${least} bis ${most} sein` })
		.min(least, { error: `muss mindestens ${least} sein` })
		.max(most, { error: `darf höchstens ${most} sein` });

export const variables = z.object({
	DEMO: yes.default(false),
	CITY: z.string().min(1).optional(),
	ORIGIN: url(['http:', 'https:'], 'https://tohoop.example')
		.refine((value) => !URL.canParse(value) || new URL(value).origin === value, {
			error: 'darf nur aus Protokoll, Name und Port bestehen, ohne Schrägstrich am Ende',
		})
		.optional(),
	HOST: z.string().min(1).default('0.0.0.0'),
	PORT: whole(1, 65535).default(3000),
	DATA_DIR: z.string().min(1).default('data'),
	DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://name@host/datenbank').optional(),
	DATABASE_OWNER_URL: url(
		['postgres:', 'postgresql:'],
		'postgres://name@host/datenbank',
	).optional(),
	DATABASE_POOL: whole(1, 100).default(10),
	DATABASE_WAIT_SECONDS: whole(1, 3600).default(60),
	MEILI_URL: url(['http:', 'https:'], 'http://127.0.0.1:7700').optional(),
	MEILI_KEY: z.string().min(1).optional(),
	SEARCH: z
		.enum(['meilisearch', 'postgres'], { error: 'erlaubt sind meilisearch oder postgres' })
		.default('meilisearch'),
	SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://name:geheim@mail.example').optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, {
			error: 'muss ein Absender sein wie "Tohoop <tohoop@example.org>"',
		})
		.optional(),
	FEEDBACK_MAIL: z.email({ error: 'muss eine E-Mail-Adresse sein' }).optional(),
	GEOCODER_URL: url(['http:', 'https:'], 'https://photon.example/api').optional(),
	MAP_STYLE_URL: url(['http:', 'https:'], 'https://karten.example/styles/farbe.json').optional(),
	MAP_STYLE_DARK_URL: url(
		['http:', 'https:'],
		'https://karten.example/styles/nacht.json',
	).optional(),
	MAP_FILE: z
		.string()
		.regex(/\.pmtiles$/, { error: 'muss eine Datei sein, die auf .pmtiles endet' })
		.optional(),
	MAP_CREDIT: z.string().max(200, { error: 'darf höchstens 200 Zeichen haben' }).optional(),
	TRUSTED_PROXIES: whole(0, 8).default(0),
	LIMIT_READ_PER_SECOND: whole(1, 10_000).default(20),
	LIMIT_READ_BURST: whole(1, 100_000).default(600),
	LIMIT_FORMS_PER_HOUR: whole(1, 100_000).default(30),
	LIMIT_SIGN_IN_PER_MINUTE: whole(1, 100_000).default(10),
	DRAIN_SECONDS: whole(0, 60).default(3),
	SERVICE_WORKER: yes.default(true),
	PAGE_CACHE: yes.default(true),
	BENCH: yes.default(false),
	BACKUP_DIR: z.string().min(1).optional(),
	LOG_LEVEL: z
		.enum(['debug', 'info', 'warn', 'error'], { error: 'erlaubt sind debug, info, warn, error' })
		.default('info'),
});

export interface Settings {
	demo: boolean;
	city: string;
	/** Origins this product answers to; the first one stands in mails. */
	origins: readonly [string, ...string[]];
	host: string;
	port: number;
	dataDir: string;
	database:
		| { kind: 'embedded' }
		| {
				kind: 'postgres';
				url: string;
				ownerUrl: string;
				oneRole: boolean;
				pool: number;
				/** How long a start waits for the server. */
				waitSeconds: number;
		  };
	search: { engine: 'meilisearch' | 'postgres'; url?: string; key?: string };
	mail: { smtpUrl?: string; from?: string };
	feedbackMail?: string;
	geocoderUrl?: string;
	/** Neither a file nor a style: the map that ships with the product. */
	map: { file?: string; styleUrl?: string; styleDarkUrl?: string; credit?: string };
	trustedProxies: number;
	limits: {
		readPerSecond: number;
		readBurst: number;
		formsPerHour: number;
		signInPerMinute: number;
	};
	/** Off: every device that asks takes its service worker down. */
	serviceWorker: boolean;
	/** Whether public pages may be answered from memory for a second. */
	pageCache: boolean;
	/** Opens the pages that `npm run bench` measures. */
	bench: boolean;
	backupDir: string;
	/** How long we still take new requests after saying "not ready", until whoever sends them has noticed. */
	drainSeconds: number;
	logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** Stops the start with sentences an administrator understands. */
export class SettingsError extends Error {
	constructor(readonly problems: readonly string[]) {
		super(['Die Einstellungen stimmen noch nicht:', ...problems.map((p) => `  - ${p}`)].join('\n'));
		this.name = 'SettingsError';
	}
}

const EVERYWHERE = ['0.0.0.0', '::'];

function demoOrigins({ HOST: host, PORT: port }: { HOST: string; PORT: number }) {
	const names = ['localhost', '127.0.0.1', '[::1]'];
	// Told to listen on one address only, a demo is reached by that one.
	const given = host.includes(':') ? `[${host}]` : host;
	if (!EVERYWHERE.includes(host) && !names.includes(given)) names.push(given);
	return names.map((name) => new URL(`http://${name}:${port}`).origin) as [string, ...string[]];
}

/** A demo is also reached by the names of the machine it runs on. */
function originsOf(v: {
	DEMO: boolean;
	ORIGIN?: string;
	HOST: string;
	PORT: number;
}): Settings['origins'] {
	if (!v.ORIGIN) return demoOrigins(v);
	return v.DEMO ? [v.ORIGIN, ...demoOrigins(v)] : [v.ORIGIN];
}

/** Words that examples and manuals use are known to everyone. */
const isSecret = (value: string) =>
	value.length >= 16 &&
	new Set(value).size >= 6 &&
	!/change.?me|master.?key|geheim|secret|passwor|beispiel|example/i.test(value);

/** Empty values count as missing: compose files and shells like to pass them. */
function given(env: Record<string, string | undefined>): Record<string, string> {
	const known = Object.keys(variables.shape);
	const entries = known.flatMap((name) => {
		const value = env[name]?.trim();
		return value ? [[name, value] as const] : [];
	});
	return Object.fromEntries(entries);
}

export function readSettings(env: Record<string, string | undefined>): Settings {
	const parsed = variables.safeParse(given(env));
	if (!parsed.success) {
		throw new SettingsError(
			parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
		);
	}
	const v = parsed.data;
	const problems: string[] = [];
	if (!v.DEMO && !v.ORIGIN)
		problems.push(
			'ORIGIN fehlt: die Adresse, unter der Menschen das Produkt erreichen, zum Beispiel https://tohoop.example',
		);
	if (!v.DEMO && !v.CITY)
		problems.push('CITY fehlt: der Ordner der Stadt unter src/lib/city, zum Beispiel luebeck');
	if (v.DATABASE_OWNER_URL && !v.DATABASE_URL)
		problems.push('DATABASE_URL fehlt: DATABASE_OWNER_URL allein genügt nicht');
	if (v.MEILI_URL && !v.MEILI_KEY)
		problems.push('MEILI_KEY fehlt: der Schlüssel der Suchmaschine aus MEILI_URL');
	if (v.MEILI_KEY && !isSecret(v.MEILI_KEY))
		problems.push(
			'MEILI_KEY: das ist kein Geheimnis. Nimm mindestens 16 zufällige Zeichen, zum Beispiel aus: openssl rand -hex 24',
		);
	if (v.MAP_FILE && v.MAP_STYLE_URL)
		problems.push('MAP_FILE und MAP_STYLE_URL gehen nicht zusammen: wähle eine Karte');
	if (v.MAP_STYLE_DARK_URL && !v.MAP_STYLE_URL)
		problems.push('MAP_STYLE_URL fehlt: MAP_STYLE_DARK_URL allein genügt nicht');
	if (problems.length > 0) throw new SettingsError(problems);

	const dataDir = isAbsolute(v.DATA_DIR) ? v.DATA_DIR : resolve(v.DATA_DIR);
	return {
		demo: v.DEMO,
		city: v.CITY ?? 'luebeck',
		origins: originsOf(v),
		host: v.HOST,
		port: v.PORT,
		dataDir,
		database: v.DATABASE_URL
			? {
					kind: 'postgres',
					url: v.DATABASE_URL,
					ownerUrl: v.DATABASE_OWNER_URL ?? v.DATABASE_URL,
					oneRole: !v.DATABASE_OWNER_URL,
					pool: v.DATABASE_POOL,
					waitSeconds: v.DATABASE_WAIT_SECONDS,
				}
			: { kind: 'embedded' },
		search: { engine: v.SEARCH, url: v.MEILI_URL, key: v.MEILI_KEY },
		// The demo never sends anything to anyone, whatever is set.
		mail: { smtpUrl: v.DEMO ? undefined : v.SMTP_URL, from: v.MAIL_FROM },
		feedbackMail: v.FEEDBACK_MAIL,
		geocoderUrl: v.GEOCODER_URL,
		map: {
			file: v.MAP_FILE,
			styleUrl: v.MAP_STYLE_URL,
			styleDarkUrl: v.MAP_STYLE_DARK_URL,
			credit: v.MAP_CREDIT,
		},
		trustedProxies: v.TRUSTED_PROXIES,
		limits: {
			readPerSecond: v.LIMIT_READ_PER_SECOND,
			readBurst: v.LIMIT_READ_BURST,
			formsPerHour: v.LIMIT_FORMS_PER_HOUR,
			signInPerMinute: v.LIMIT_SIGN_IN_PER_MINUTE,
		},
		serviceWorker: v.SERVICE_WORKER,
		pageCache: v.PAGE_CACHE,
		bench: v.BENCH,
		backupDir: v.BACKUP_DIR ? resolve(v.BACKUP_DIR) : resolve(dataDir, 'backups'),
		drainSeconds: v.DEMO ? 0 : v.DRAIN_SECONDS,
		logLevel: v.LOG_LEVEL,
	};
}
