// The door of this room.
export {
	countNews,
	findNews,
	isPublicNews,
	listNews,
	type NewsCard,
	type NewsFilter,
} from './queries';
