import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/**
 * As the indexes are made: a plain `desc` puts empty ones first, no index fits it, and the whole table
 * is sorted for twenty rows.
 */
export const newestFirst = (column: AnyColumn): SQL => sql`${column} desc nulls last`;
