export const card: number = price();
