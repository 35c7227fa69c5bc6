export const cards = [];
debugger;
debugger;
