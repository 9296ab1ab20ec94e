import { expect, it } from 'vitest';
import { publicContact } from './public-contact';

it('shows of a contact what the club said yes to, and of a private person not even what they are', () => {
	const kept = {
		contactPerson: 'Rosa',
		contactRole: 'Kassenwartin',
		contactMail: 'post@verein.example',
		contactPhone: '0451 1',
		contactPersonPublic: false,
		contactMailPublic: true,
		contactPhonePublic: false,
	};
	expect(publicContact(kept)).toEqual({
		person: '',
		role: '',
		mail: 'post@verein.example',
		phone: '',
	});
	expect(publicContact({ ...kept, contactPersonPublic: true })).toMatchObject({
		person: 'Rosa',
		role: 'Kassenwartin',
	});
});
