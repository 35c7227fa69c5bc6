export const cards: number = '1';
