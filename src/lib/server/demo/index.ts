// The door of this room.
export { isDemoSeeded, seedDemo, type Seeded } from './seed-demo';
export { seedVolume, type SeededVolume } from './seed-volume';
