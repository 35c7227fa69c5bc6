export const cards: string[] = [];
