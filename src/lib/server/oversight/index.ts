// The door of this room: what the coordination does with a club as a whole, and how the club hears of it.
export { holdClub, putHold, releaseClub } from './hold-club';
export { mailClub } from './mail-club';
export { allowMoreContacts, listStopped, openContact, type OpenedContact } from './open-contact';
export { listOfficeClubs, showOfficeClub, CLUB_SORTS, type OfficeFilter } from './queries';
export { setTrust } from './set-trust';
export { tellOwners } from './tell-owners';
export { viewAsPublic, watchClub, type Watched } from './view-as';
