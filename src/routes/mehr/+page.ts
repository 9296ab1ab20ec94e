export const csr = false;
export const load = () => ({ still: true as const });
