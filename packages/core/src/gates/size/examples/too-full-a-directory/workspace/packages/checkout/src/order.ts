export const a0 = 0;
