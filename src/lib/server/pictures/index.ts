// The door of this room.
export {
	addPicture,
	PICTURE_BODY_LIMIT,
	type AddedPicture,
	type PictureProblem,
} from './add-picture';
export { cardPicture, findPicture, type CardPicture, type KnownPicture } from './queries';
export { sweepPictures } from './sweep-pictures';
