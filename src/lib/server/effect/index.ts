// The door of this room: what came of what a club wrote, in numbers about nobody.
export { openViewCount, WRITTEN_EVERY_MS, type ViewCount } from './count-views';
export { eraseViews, forgetViews } from './forget-views';
export {
	EFFECT_DAYS,
	listThingEffects,
	readEffect,
	type Effect,
	type ThingEffect,
} from './show-effect';
