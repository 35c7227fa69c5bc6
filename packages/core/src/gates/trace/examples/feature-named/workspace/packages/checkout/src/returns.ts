export const returns = 1;
