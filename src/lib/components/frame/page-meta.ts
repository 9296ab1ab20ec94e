export interface PageMetaData {
	/** The one public address, with origin, in the language of the page. */
	canonical: string;
	type: 'website' | 'article' | 'profile';
	title: string;
	product: string;
	locale: 'de_DE' | 'en_GB';
	description: string;
	image?: string;
	imageAlt: string;
	/** JSON-LD as text. */
	data?: string;
}
