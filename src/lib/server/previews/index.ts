// The door of this room: the pictures messengers show of a page.
export { drawPreview, type PreviewText } from './draw-preview';
export { openPreviews, type Previews } from './open-previews';
