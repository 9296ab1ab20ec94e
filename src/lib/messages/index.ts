// The door of the texts: compiled from de.json and en.json.
export { m } from './compiled/messages.js';
export { baseLocale, deLocalizeUrl, getLocale, locales, localizeHref } from './compiled/runtime.js';
