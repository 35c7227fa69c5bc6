export const a0 = 0;
export const a1 = 1;