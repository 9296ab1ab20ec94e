import { askOutside, type OutsideAnswer } from '../ask-outside';
import { describeError, type Log } from '../log';
import {
	foreignStyle,
	ownAddress,
	rewriteStyle,
	tileSet,
	type Ours,
	type OwnStyle,
} from './rewrite-style';

/** The other server does not answer, or not what it should. */
export class MapAway extends Error {}

export interface RemoteMap {
	style(): Promise<Pick<OwnStyle, 'style' | 'credit'>>;
	/** Undefined: there is none at this place. */
	tile(set: number, z: number, x: number, y: number): Promise<OutsideAnswer | undefined>;
	/** ".json", ".png", "@2x.json" or "@2x.png" */
	sprite(ending: string): Promise<OutsideAnswer | undefined>;
}

/** Whoever waits for a map has the built-in one by then. */
const PATIENCE_MS = 2_500;
const LARGEST = { style: 4 * 1024 * 1024, tile: 2 * 1024 * 1024 };
const STYLE_MS = 3_600_000;
/** After a failure the server is left alone for so long. */
const PAUSE_MS = 30_000;
const KEPT_BYTES = 32 * 1024 * 1024;
const AT_ONCE = 24;
/** What a tile may be: never a page. */
const TILES =
	/^(image\/(png|jpeg|webp)|application\/(x-protobuf|vnd\.mapbox-vector-tile|octet-stream))$/;

/** A map that another server draws, brought by us: no visitor's device ever speaks with that server. */
export function openRemoteMap(options: { ours: Ours; log: Log; now?: () => number }): RemoteMap {
	const { ours, log, now = Date.now } = options;
	let silentUntil = 0;
	let under = 0;
	const ask = async (url: string, accept: string, mostBytes: number): Promise<OutsideAnswer> => {
		if (now() < silentUntil) throw new MapAway('It did not answer a moment ago');
		if (under >= AT_ONCE) throw new MapAway('Too many questions at once');
		under++;
		try {
			const answer = await askOutside(url, { accept, mostBytes, patienceMs: PATIENCE_MS });
			if (answer.status >= 500 || answer.status === 429)
				throw new Error(`It answered ${answer.status}`);
			return answer;
		} catch (error) {
			silentUntil = now() + PAUSE_MS;
			log.warn('map.away', describeError(error));
			throw new MapAway('It does not answer', { cause: error });
		} finally {
			under--;
		}
	};
	const json = async (url: string): Promise<unknown> => {
		const answer = await ask(url, 'application/json', LARGEST.style);
		if (answer.status !== 200) throw new MapAway(`It answered ${answer.status}`);
		return JSON.parse(answer.bytes.toString('utf8'));
	};

	let own: { since: number; style: Promise<OwnStyle> } | undefined;
	let last: OwnStyle | undefined;
	const read = async (): Promise<OwnStyle> => {
		const style = foreignStyle.parse(await json(ours.from));
		const sets = new Map<string, ReturnType<typeof tileSet.parse>>();
		for (const [name, { url }] of Object.entries(style.sources)) {
			const address = url && ownAddress(url, ours.from);
			if (!address) continue;
			const set = tileSet.parse(await json(address));
			const tiles = set.tiles?.flatMap((tile) => ownAddress(tile, address) ?? []);
			sets.set(name, { ...set, tiles });
		}
		const made = rewriteStyle(style, sets, ours);
		if (made.templates.length === 0) throw new MapAway('Nothing in it comes from the same address');
		last = made;
		return made;
	};
	const current = async (): Promise<OwnStyle> => {
		if (!own || now() - own.since > STYLE_MS) {
			const mine = { since: now(), style: read() };
			own = mine;
			mine.style.catch((error: unknown) => {
				if (own === mine) own = undefined;
				if (!(error instanceof MapAway)) log.warn('map.unreadable', describeError(error));
			});
		}
		try {
			return await own.style;
		} catch (error) {
			// What was right an hour ago is better than nothing.
			if (last) return last;
			throw error instanceof MapAway ? error : new MapAway('Not readable', { cause: error });
		}
	};

	/** The pieces asked for last. */
	const kept = new Map<string, OutsideAnswer>();
	let bytes = 0;
	const underWay = new Map<string, Promise<OutsideAnswer | undefined>>();
	/** Whoever wants what somebody else just asked for waits for the same answer. */
	const piece = async (url: string, types: RegExp): Promise<OutsideAnswer | undefined> => {
		const known = kept.get(url);
		if (known) {
			kept.delete(url);
			kept.set(url, known);
			return known;
		}
		const asked = underWay.get(url);
		if (asked) return asked;
		const asking = bring(url, types).finally(() => underWay.delete(url));
		underWay.set(url, asking);
		return asking;
	};
	const bring = async (url: string, types: RegExp): Promise<OutsideAnswer | undefined> => {
		const answer = await ask(url, '*/*', LARGEST.tile);
		if (answer.status !== 200 || answer.bytes.length === 0) return undefined;
		if (!types.test(answer.type)) throw new MapAway(`It sent ${answer.type}`);
		bytes += answer.bytes.length - (kept.get(url)?.bytes.length ?? 0);
		kept.set(url, answer);
		for (const [oldest, { bytes: gone }] of kept) {
			if (bytes <= KEPT_BYTES) break;
			kept.delete(oldest);
			bytes -= gone.length;
		}
		return answer;
	};

	return {
		style: current,
		async tile(set, z, x, y) {
			const template = (await current()).templates[set];
			if (!template || z < template.minZoom || z > template.maxZoom) return undefined;
			const address = template.address
				.replaceAll('{z}', String(z))
				.replaceAll('{x}', String(x))
				.replaceAll('{y}', String(template.upward ? 2 ** z - 1 - y : y))
				.replaceAll('{ratio}', '');
			return piece(address, TILES);
		},
		async sprite(ending) {
			const { sprite } = await current();
			return sprite
				? piece(sprite + ending, /^(image\/png|application\/json|text\/plain)$/)
				: undefined;
		},
	};
}
