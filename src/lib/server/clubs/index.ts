// The door of this room.
export { isPublicClub, publicSql } from './public-sql';
export {
	countClubs,
	findClub,
	likePattern,
	listClubs,
	listInitials,
	listSections,
	OTHER_INITIAL,
	type ClubCard,
	type ClubFilter,
	type FoundClub,
} from './queries';
