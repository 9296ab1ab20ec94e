/** What use cases tell after a change; the payload is not read: the search looks at the rows as they are now. */
export const CLUB_CHANGED = 'club.changed';
export const NEED_CHANGED = 'need.changed';
export const EVENT_CHANGED = 'event.changed';
export const NEWS_CHANGED = 'news.changed';
export const SEARCH_FACTS = [CLUB_CHANGED, NEED_CHANGED, EVENT_CHANGED, NEWS_CHANGED] as const;
