/** Whom one writes to: only what the club said yes to. */
export interface ContactData {
	/** The club, or the city. */
	name: string;
	href: string;
	person: string;
	role: string;
	phone: string;
	mail: string;
}
