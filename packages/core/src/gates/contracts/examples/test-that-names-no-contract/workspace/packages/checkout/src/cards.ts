export function saveCard(card: { number: string }): { status: number } {
  return { status: card.number === '' ? 400 : 201 };
}
