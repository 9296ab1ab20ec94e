// The door of this room.
export { addWaitingClub } from './add-club';
export { answerReview } from './answer-review';
export {
	claimSlug,
	clubWithPlace,
	columnsOf,
	locatePlace,
	lockClub,
	placeKept,
	readClub,
	settledPlace,
	writePlace,
	type ClubRow,
} from './content';
export {
	applyChange,
	decideChange,
	decideClub,
	undoChange,
	type Decided,
	type RowBefore,
} from './decide-content';
export { findLater, isFoundLater } from './find-later';
export {
	findAlikeClubs,
	findComparable,
	listComparable,
	type AlikeClub,
	type ComparableClub,
} from './find-alike';
export { readOwnProfile, type OwnProfile, type Verdict } from './own-profile';
export { markOfSection, saveSection, withdrawChange, type Saved } from './save-section';
export { isPublicClub, publicSql } from './public-sql';
export { nextNumber, putBack, putLastBack, supersede } from './versions';
export { whoLooksAgain } from './who-looks-again';
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
