// A page of ours is made of some fifty small modules. As files of their own they cost more in headers and in
// lost compression than they save (108 KB instead of 66 KB on the first visit): what every page needs is one
// file, what lists and pages of one thing are made of is one more each (docs/decisions/0021).

/**
 * Kit, Svelte, the frame and the page for errors: Kit asks for all of them on every page. Without the list of all
 * pages (`app.js`): Kit follows a file's dynamic imports before its neighbours, and would leave the styles of cards
 * out of the HTML.
 */
const ALWAYS =
	/([\\/](client-optimized[\\/]nodes[\\/][01]\.js|runtime[\\/]client[\\/]entry\.js|routes[\\/]\+(layout|error)\.svelte)|vite[\\/]preload-helper\.js)$/;
const CARDS =
	/components[\\/](search[\\/]HitCard|base[\\/](Chip|ChipRow|EmptyState|Pagination))\.svelte$/;
const FIELDS = /components[\\/]base[\\/](CheckField|Field|Note|SelectField|TextField)\.svelte$/;
const DISCOVER = /routes[\\/]entdecken[\\/]\+page\.(svelte|ts)$/;
/** Smaller than this in source, what some pages share goes to a neighbour that others share. */
const WORTH_A_REQUEST = 2_000;

const groups = [
	{ name: 'frame', test: ALWAYS, priority: 4 },
	{ name: 'fields', test: FIELDS, priority: 3 },
	{ name: 'cards', test: CARDS, priority: 3 },
	{ name: 'discover', test: DISCOVER, priority: 2 },
	{
		name: 'shared',
		minShareCount: 2,
		entriesAware: true,
		entriesAwareMergeThreshold: WORTH_A_REQUEST,
		priority: 1,
	},
];

/** @returns {import('vite').Plugin} */
export const fewChunks = () => ({
	name: 'few-chunks',
	// After Kit, which would set its own names.
	enforce: 'post',
	config: (config) =>
		config.build?.ssr
			? {}
			: {
					build: {
						// What a file imports it asks for itself: named beforehand for every page, it is a KB on each.
						modulePreload: { resolveDependencies: () => [] },
						rolldownOptions: {
							output: {
								codeSplitting: { groups },
								// The list of all files comes with every page: names of groups would make it long.
								assetFileNames: '_app/immutable/assets/[hash:7][extname]',
								chunkFileNames: '_app/immutable/chunks/[hash:7].js',
								// Kit builds the service worker with the same settings, and looks for it under its name.
								entryFileNames: ({ name }) =>
									name === 'service-worker' ? '[name].js' : '_app/immutable/[name].[hash:7].js',
							},
						},
					},
				},
});
