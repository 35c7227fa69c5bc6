// The cards of a customer.
// They are kept.
export const cards = [];
debugger;
