/** Things by their id, fetched before they are needed. */
export const shelf = <T>() => new Map<string, T>();
