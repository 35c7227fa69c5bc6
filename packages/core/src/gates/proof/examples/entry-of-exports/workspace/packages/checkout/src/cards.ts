export const limit = 5;
export const currency = 'EUR';
