import type { ContactData } from '$lib/components/detail/contact';
import type { City } from '$lib/city';
import { publicContact } from '$lib/domain/club/public-contact';
import { localizeHref } from '$lib/messages';

type ClubRow = Parameters<typeof publicContact>[0] & { slug: string; name: string };

export const contactOf = (club: ClubRow): ContactData => ({
	name: club.name,
	href: localizeHref(`/vereine/${club.slug}`),
	...publicContact(club),
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
