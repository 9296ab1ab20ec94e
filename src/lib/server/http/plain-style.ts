import { createHash } from 'node:crypto';
import lastResort from '../../../error.html?raw';

// The page of last resort is the one document nothing is put into: what it looks like stands there, and every page
// that is made without Kit takes it over. Its colours are those of tokens.css; a test compares.
const taken = (pattern: RegExp): string => {
	const [, part] = pattern.exec(lastResort) ?? [];
	if (part === undefined) throw new Error('error.html has no style or no mark any more');
	return part;
};

export const PLAIN_STYLE = taken(/<style>([^<]*)<\/style>/);
export const PLAIN_MARK = taken(/(<svg[\s\S]*?<\/svg>)/);

/** For the policy: this style and no other. */
export const PLAIN_STYLE_HASH = `'sha256-${createHash('sha256').update(PLAIN_STYLE).digest('base64')}'`;
