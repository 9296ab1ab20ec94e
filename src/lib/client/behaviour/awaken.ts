/**
 * What can do nothing without script sleeps until it is there (`data-asleep`, see base.css): it keeps its place, so
 * that nothing jumps, and is not there at all where scripts are off.
 */
export const awaken = (element: HTMLElement): void => element.removeAttribute('data-asleep');
