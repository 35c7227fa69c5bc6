export const = [];
