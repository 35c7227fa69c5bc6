export const cards = [];
debugger;
var card = 1;
