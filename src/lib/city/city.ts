/** What makes the product the product of one city. One folder each; nothing here is a constant elsewhere. */
export interface City {
	key: string;
	/** The product's name on screen. */
	product: string;
	/** The city's name as people say it: "Lübeck". */
	name: string;
	/** Where the report of a barrier goes when nothing else is set. */
	feedbackMail: string;
}
