import type { ContactData } from '$lib/components/detail/contact';
import type { City } from '$lib/city';
import { localizeHref } from '$lib/messages';

interface ClubRow {
	slug: string;
	name: string;
	contactPerson: string;
	contactRole: string;
	contactPhone: string;
	contactMail: string;
	contactPersonPublic: boolean;
	contactPhonePublic: boolean;
	contactMailPublic: boolean;
}

/** Of a contact only what the club said yes to. */
export const contactOf = (club: ClubRow): ContactData => ({
	name: club.name,
	href: localizeHref(`/vereine/${club.slug}`),
	person: club.contactPersonPublic ? club.contactPerson : '',
	role: club.contactPersonPublic ? club.contactRole : '',
	phone: club.contactPhonePublic ? club.contactPhone : '',
	mail: club.contactMailPublic ? club.contactMail : '',
});

/** What belongs to no club belongs to the city. */
export const cityContact = ({ owner }: City): ContactData => ({
	name: owner.name,
	href: localizeHref('/kontakt'),
	person: '',
	role: '',
	phone: owner.phone,
	mail: owner.mail,
});
