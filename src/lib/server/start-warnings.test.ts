import { expect, it } from 'vitest';
import { readSettings } from './platform/settings';
import { startWarnings } from './start-warnings';

const earnest = { ORIGIN: 'https://tohoop.example', CITY: 'luebeck' };
const names = (env: Record<string, string>) =>
	startWarnings(readSettings({ ...earnest, ...env })).map(({ name }) => name);

it('warns of mails that reach nobody, in earnest only', () => {
	const smtp = { SMTP_URL: 'smtps://mail.example' };
	const reader = { FEEDBACK_MAIL: 'barrierefrei@stadt.test' };
	expect(names({})).toEqual(['SMTP_URL', 'FEEDBACK_MAIL']);
	expect(names(smtp)).toEqual(['FEEDBACK_MAIL']);
	expect(names(reader)).toEqual(['SMTP_URL']);
	expect(names({ ...smtp, ...reader })).toEqual([]);
	expect(names({ DEMO: '1' })).toEqual([]);
});
