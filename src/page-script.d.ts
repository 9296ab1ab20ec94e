declare module 'virtual:page-script' {
	/** Where the script of pages that are only read lies (src/start/page-script.mjs). */
	const address: string;
	export default address;
}
