export const gifts = [];
