// The door of this room.
export { isPublicClub, publicSql } from './public-sql';
export {
	countClubs,
	findClub,
	listClubs,
	listSections,
	type ClubCard,
	type ClubFilter,
	type FoundClub,
} from './queries';
