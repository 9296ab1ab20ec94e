import { describe, expect, it } from 'vitest';
import { MAIL_WAITS } from './jobs/outbox';
import type { Message } from './mail';
import { linkTo, mailListener, tongue, type Letter } from './mail-listener';

const fact = {
	...{ id: 'f1', at: new Date(0), type: 'a.b', thingKind: 'a', thingId: 't1' },
	payload: {},
};

function listen(letter: Letter | undefined, stale?: true) {
	const sent: Message[] = [];
	const mail = {
		send: (message: Message) => {
			sent.push(message);
			return Promise.resolve();
		},
	};
	const listener = mailListener(
		{ mail, origin: 'https://tohoop.example:8443' },
		{
			name: 'a-mail',
			hears: ['a.b'],
			...(stale ? { stale } : {}),
			write: () => Promise.resolve(letter),
		},
	);
	return { listener, sent };
}

describe('a letter about a fact', () => {
	it('has the fact in its id, so that a second try is the same mail', async () => {
		const paragraphs = [{ text: 'Hi' }];
		const { listener, sent } = listen({
			...{ to: 'a@b.example', subject: 'S', say: tongue('en'), paragraphs },
		});
		await listener.handle(fact);
		const [{ html, ...mail } = { html: '' }] = sent;
		expect(mail).toEqual({
			...{ to: 'a@b.example', subject: 'S', text: 'Hi' },
			messageId: '<f1@tohoop.example>',
		});
		expect(html).toContain('<html lang="en">');
	});

	it('may be plain, and none', async () => {
		const plain = listen({ to: 'a@b.example', subject: 'S', text: 'Hi' });
		await plain.listener.handle(fact);
		expect(plain.sent[0]).not.toHaveProperty('html');
		const none = listen(undefined);
		await none.listener.handle(fact);
		expect(none.sent).toEqual([]);
	});

	it('goes one by one and waits two days for a mail server, unless it would be stale', () => {
		expect(listen(undefined).listener).toMatchObject({ waits: MAIL_WAITS, oneByOne: true });
		expect(listen(undefined, true).listener).not.toHaveProperty('waits');
	});
});

it.each([
	['en', '/vereine/x?y=1', 'https://a.example/en/vereine/x?y=1'],
	['de', '/entdecken', 'https://a.example/entdecken'],
	['fr', '/entdecken', 'https://a.example/entdecken'],
	[null, '/', 'https://a.example/'],
])('writes to %s with links to its pages: %s', (locale, path, link) => {
	expect(linkTo('https://a.example', tongue(locale), path)).toBe(link);
});
