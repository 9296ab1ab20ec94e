import { expect, it } from 'vitest';
import { noticeOf, sayRelaxed } from './said';

it('frightens nobody while the index is made for the first time', () => {
	expect(noticeOf('beginning')).not.toMatch(/Notbetrieb/);
	expect(noticeOf('away')).toMatch(/Notbetrieb/);
	expect(noticeOf('none')).toMatch(/Notbetrieb/);
});

it('says which filters were left out, and that words are missing', () => {
	expect(sayRelaxed({ dropped: ['district'], words: false }).title).toBe(
		'Auch passend, anderer Stadtteil',
	);
	const both = sayRelaxed({ dropped: ['when', 'topic'], words: true });
	expect(both.title).toBe('Genau das gibt es gerade nicht');
	expect(both.sentences).toHaveLength(2);
	expect(both.sentences[0]).toMatch(/, Thema/);
});
