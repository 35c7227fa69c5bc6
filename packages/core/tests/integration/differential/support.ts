import fc from 'fast-check';

/** Cuts a text into pieces at random places, as files are read; also between the halves of a character. */
export function inPieces(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, at) => text.slice(from, places[at] ?? text.length));
}

export const cutPlaces = fc.array(fc.nat(), { maxLength: 6 });

/** One place of a text, and what happens there. */
export interface Damage {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

/** Damage to a text: some characters go, others come. */
export function damageWith(put: fc.Arbitrary<string>): fc.Arbitrary<readonly Damage[]> {
  return fc.array(fc.record({ at: fc.nat(), cut: fc.nat(2), put }), { maxLength: 2 });
}

export function damaged(text: string, damage: readonly Damage[]): string {
  return damage.reduce((whole, { at, cut, put }) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + put + whole.slice(place + cut);
  }, text);
}
