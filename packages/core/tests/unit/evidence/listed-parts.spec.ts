import fc from 'fast-check';
import { ListedParts } from '../../../src/evidence/kinds/coverage/listed-parts.js';
import { countRan, ranInEither, RanList } from '../../../src/evidence/kinds/coverage/ran-parts.js';

interface Part {
  readonly line: number;
  readonly rest: string;
  readonly ran: boolean;
}

function partsOf(listed: readonly Part[], packAt: ReadonlySet<number> = new Set()) {
  const parts = new ListedParts();
  listed.forEach((part, at) => {
    parts.add(part);
    if (packAt.has(at)) parts.pack();
  });
  return parts.parts();
}

function ranOf(ran: readonly boolean[]) {
  const list = new RanList();
  for (const part of ran) list.add(part);
  const { total, bits } = list.parts(0);
  return { total, bits };
}

/** Each part once and in order, by the plainest means. */
function once(listed: readonly Part[]): Part[] {
  const byKey = new Map<string, Part>();
  for (const part of listed) {
    const key = JSON.stringify([part.line, part.rest]);
    byKey.set(key, { ...part, ran: part.ran || byKey.get(key)?.ran === true });
  }
  return [...byKey.values()].sort((a, b) => a.line - b.line || (a.rest < b.rest ? -1 : 1));
}

const part = fc.record({
  line: fc.integer({ min: 0, max: 30 }),
  rest: fc.constantFrom(
    '',
    '0',
    '1',
    '+2 x',
    '=~',
    'f 9',
    'f 90',
    '\u0081\u00ff',
    'über 😀',
    'über 😁',
    'x'.repeat(200),
  ),
  ran: fc.boolean(),
});

it('lists each part once, in order, however and in however many pieces it was listed', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), fc.array(fc.nat(199)), (listed, packAt) => {
      const found = partsOf(listed, new Set(packAt));
      const expected = once(listed);
      expect(found).toMatchObject(ranOf(expected.map(({ ran }) => ran)));
      expect(found.shape).toBe(partsOf(expected).shape);
    }),
  );
});

it('tells parts of other lines and other names apart by their shape', () => {
  const shapes = [
    [{ line: 1, rest: '', ran: true }],
    [{ line: 2, rest: '', ran: true }],
    [{ line: 1, rest: '0', ran: true }],
    [
      { line: 1, rest: '', ran: true },
      { line: 2, rest: '', ran: true },
    ],
  ].map((listed) => partsOf(listed).shape);
  expect(new Set(shapes).size).toBe(shapes.length);
});

it('merges many small records of one large file without going through it each time', () => {
  const parts = new ListedParts();
  for (let line = 0; line < 50_000; line += 1) parts.add({ line, rest: '', ran: false });
  for (let record = 0; record < 50_000; record += 1) {
    parts.add({ line: record, rest: '', ran: record % 2 === 0 });
    parts.pack();
  }
  expect(parts.parts()).toMatchObject(ranOf(Array.from({ length: 50_000 }, (_, line) => line % 2 === 0)));
});

it('counts the parts that ran, and those that ran in either of two runs', () => {
  const pairs = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, fc.constantFrom(1, 500), (some, times) => {
      const all = Array.from({ length: times }, () => some).flat();
      const [one, other] = [ranOf(all.map(([ran]) => ran)), ranOf(all.map(([, ran]) => ran))];
      const either = all.filter(([a, b]) => a || b).length;
      expect(countRan(one)).toEqual({ covered: all.filter(([ran]) => ran).length, total: all.length });
      expect(countRan(ranInEither(one, other))).toEqual({ covered: either, total: all.length });
    }),
  );
});

it.each(Array.from({ length: 18 }, (_, total) => total))(
  'merges several runs of %i parts, so that each part alone shows',
  (total) => {
    const places = Array.from({ length: total }, (_, at) => at);
    const runs = places.map((only) => ranOf(places.map((at) => at === only)));
    const all = runs.reduce(ranInEither, ranOf(places.map(() => false)));
    expect(runs.map((run) => countRan(run).covered)).toEqual(places.map(() => 1));
    expect(new Set(runs.map(({ bits }) => bits)).size).toBe(total);
    expect(all).toEqual(ranOf(places.map(() => true)));
    expect(countRan(all)).toEqual({ covered: total, total });
  },
);
