// The door of this room.
export {
	countNews,
	findNews,
	isPublicNews,
	listNewestNews,
	listNews,
	type FoundNews,
	type NewsCard,
	type NewsFilter,
} from './queries';
export { writtenNews } from './written-news';
