// The door of this room: what a device takes along for the time without network.
export { openPackShelf, type PackShelf, type ShelvedPack } from './pack-shelf';
