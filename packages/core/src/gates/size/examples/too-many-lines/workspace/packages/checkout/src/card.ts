export const a0 = 0;
export const a1 = 1;
export const a2 = 2;
export const a3 = 3;
