// Saved cards of a customer.
export function brandOf(digits: string): string {
  if (digits.startsWith('4')) {
    return 'one';
  }
  return 'other';
}
