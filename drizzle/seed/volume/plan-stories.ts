import { NEWS_TYPES } from '../../../src/lib/domain/vocabulary/keys';
import { demoId } from '../demo/dice';
import type { Chunk } from './plan-chunk';
import * as words from './words';

const DAY_MS = 86_400_000;
const FIVE_YEARS = 1_826;

export function planStories(chunk: Chunk, count: number): void {
	const { rows, luck, now } = chunk;
	for (let n = 0; n < count; n++) {
		const key = chunk.key('news', n);
		const id = demoId('volume', key);
		const club = chunk.someClub();
		const title = `${luck.pick(words.STORIES)}: ${luck.pick(words.NAME_CORES)}`;
		const state = luck.percent(94) ? 'published' : luck.pick(['draft', 'waiting', 'withdrawn']);
		const at = new Date(now.getTime() - Math.floor(luck.share() * FIVE_YEARS * DAY_MS));
		rows.news.push({
			id,
			slug: chunk.address('news', id, title, key),
			clubId: club.id ?? null,
			title,
			text: luck.some(words.SENTENCES, luck.whole(2, 7)).join(' '),
			type: luck.pick(NEWS_TYPES),
			topics: club.topics ?? [],
			district: club.district ?? null,
			state,
			publishedAt: state === 'published' || state === 'withdrawn' ? at : null,
			source: 'demo',
			createdAt: at,
			updatedAt: at,
		});
	}
}
