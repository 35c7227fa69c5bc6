import fc from 'fast-check';
import { countedLines, LineNumbers } from '../../../src/evidence/kinds/coverage/line-numbers.js';
import { RanList } from '../../../src/evidence/kinds/coverage/ran-parts.js';

it('says of each line that was counted whether it ran', () => {
  const lists = fc.uniqueArray(fc.integer({ min: 0, max: 999_999_999 }), { maxLength: 3_000 });
  fc.assert(
    fc.property(lists, fc.array(fc.boolean()), (lines, ran) => {
      const expected = [...lines].sort((a, b) => a - b).map((line, at) => ({ line, ran: ran[at] === true }));
      const [numbers, list] = [new LineNumbers(), new RanList()];
      for (const one of expected) {
        numbers.add(one.line);
        list.add(one.ran);
      }
      expect(countedLines({ ...list.parts(0), lines: numbers.text() })).toEqual(expected);
    }),
  );
});

it('says nothing where a report has no lines', () => {
  expect(countedLines(new RanList().parts(0))).toBeNull();
});
