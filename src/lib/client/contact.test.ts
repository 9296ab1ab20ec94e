import { expect, it } from 'vitest';
import { readContact } from './contact';

it('reads what it wrote', () => {
	const contact = { name: 'Alma Beispiel', mail: 'alma@example.org', phone: '' };
	expect(readContact(JSON.stringify(contact))).toEqual(contact);
});

it.each([null, '', '{', '[]', '{}', '5', 'null', '{"name":5}', `{"name":"${'x'.repeat(2_000)}"}`])(
	'takes %s for nothing remembered',
	(kept) => {
		expect(readContact(kept)).toBeUndefined();
	},
);
