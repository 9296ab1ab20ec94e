// The door of this room: maintenance of a whole installation.
export { answerCommand, commands, runCommand } from './commands';
export { health, publicHealth, type Health } from './health';
