export function rateOf(amount: number): number {
  return amount > 100 ? 2 : 3;
}
