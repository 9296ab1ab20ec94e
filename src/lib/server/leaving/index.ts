// The door of this room.
export { eraseLeavingClubs } from './erase-club';
export { leaveClub, stayClub } from './leave-club';
export { mailLeaving } from './mail-leaving';
export { exportClub, leavingOf, type Leaving } from './queries';
