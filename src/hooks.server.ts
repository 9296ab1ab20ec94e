import { countViews } from '$lib/server/http/count-views';
import { currentProduct, endProduct } from '$lib/server/http/current-product';
import { nameFailure, reportFailure } from '$lib/server/http/failure';
import { guardOrigin } from '$lib/server/http/guard-origin';
import { guardAreas } from '$lib/server/http/guard-areas';
import { limitReading } from '$lib/server/http/limit-reading';
import { meetPerson } from '$lib/server/http/meet-person';
import { putFloor } from '$lib/server/http/put-floor';
import { rememberPages } from '$lib/server/http/remember-pages';
import { inOrder } from '$lib/server/http/in-order';
import { identifyRequest } from '$lib/server/http/identify-request';
import { speakLanguage } from '$lib/server/http/speak-language';
import { watchAreas } from '$lib/server/http/watch-club';
import { waitForProduct } from '$lib/server/http/wait-for-product';
import type { ServerInit } from '@sveltejs/kit';

export const init: ServerInit = () => {
	currentProduct();
	process.once('sveltekit:shutdown', () => void endProduct());
};

export const handle = inOrder(
	identifyRequest,
	putFloor,
	guardOrigin,
	waitForProduct,
	limitReading,
	countViews,
	rememberPages,
	nameFailure,
	speakLanguage,
	meetPerson,
	guardAreas,
	watchAreas,
);

export const handleError = reportFailure;
