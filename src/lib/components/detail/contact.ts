/** Whom one writes to: only what the club said yes to. */
export interface ContactData {
	/** The club, or the city. */
	name: string;
	href: string;
	person: string;
	role: string;
	phone: string;
	mail: string;
	/** Where one writes to them without an account; the mail address is the second way then. */
	ask?: string;
	/** How fast they usually answer, said from enough answers on. */
	reply?: string;
}
