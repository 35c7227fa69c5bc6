export const cards = [];
