// The door of this room.
export { findAnew, searchCommands } from './commands';
export { forgetQuestions, openQuestionCount } from './count-questions';
export {
	CLUB_CHANGED,
	EVENT_CHANGED,
	NEED_CHANGED,
	NEWS_CHANGED,
	SEARCH_FACTS,
} from '$lib/domain/search/facts';
export { openDiscovery, type Discovery } from './open-discovery';
export type { Comparison } from './compare-index';
export type { SearchOptions } from './search';
