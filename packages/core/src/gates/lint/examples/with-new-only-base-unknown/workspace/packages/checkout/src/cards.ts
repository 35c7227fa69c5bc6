export const cards = [];
debugger;
