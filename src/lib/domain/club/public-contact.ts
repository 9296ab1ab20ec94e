/** How a club is reached, as it is kept: each part with the club's own word whether everybody may read it. */
interface KeptContact {
	contactPerson: string;
	contactRole: string;
	contactMail: string;
	contactPhone: string;
	contactPersonPublic: boolean;
	contactMailPublic: boolean;
	contactPhonePublic: boolean;
}

export interface PublicContact {
	person: string;
	/** What the person is in the club: of nobody in particular it says nothing. */
	role: string;
	mail: string;
	phone: string;
}

/** Of a contact only what the club said yes to. */
export const publicContact = (kept: KeptContact): PublicContact => ({
	person: kept.contactPersonPublic ? kept.contactPerson : '',
	role: kept.contactPersonPublic ? kept.contactRole : '',
	mail: kept.contactMailPublic ? kept.contactMail : '',
	phone: kept.contactPhonePublic ? kept.contactPhone : '',
});
