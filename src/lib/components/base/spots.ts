/** The small pictures of empty states. */
export type SpotName = 'search' | 'saved' | 'calendar' | 'offline' | 'done' | 'lost';
