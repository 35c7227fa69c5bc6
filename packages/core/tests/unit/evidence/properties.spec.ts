import fc from 'fast-check';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { EVIDENCE_FORMATS } from '../../../src/evidence/evidence-formats.js';
import type { EvidenceKind } from '../../../src/evidence/evidence-kinds.js';
import { examplesOf, formatFolders } from './format-folders.js';
import { inPieces, workspace } from './workspace.js';

/** Every example of every format, so that a new format is damaged like the others. */
const REPORTS = formatFolders().flatMap((format) =>
  examplesOf(format).map(({ name, file, content, expected }) => ({
    title: `${format}: ${name}`,
    file,
    text: content.toString('utf8'),
    kind: expected.kind as EvidenceKind,
  })),
);
const NUMBERS_CHECKED = new Set([
  'covered',
  'total',
  'passed',
  'failed',
  'skipped',
  'errors',
  'warnings',
  'line',
  'column',
]);

/** Every count of an answer is a whole number and not negative, and a refusal is one that a reader meant. */
function check(name: string, text: string, kind: EvidenceKind, pieces: number): void {
  const files = workspace({ [name]: text }, pieces);
  const results = [readEvidence(files, name, kind), readEvidence(inPieces(files), name, kind)] as const;
  for (const result of results) {
    JSON.stringify(result, (key, value: unknown) => {
      if (NUMBERS_CHECKED.has(key) && typeof value === 'number') {
        if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${key} is ${value}`);
      }
      if (value === 'it cannot be made sense of') throw new Error('an exception escaped a reader');
      return value;
    });
  }
  expect(results[1].ok).toBe(results[0].ok);
  if (results[0].ok) expect(results[1]).toEqual(results[0]);
}

const WITHOUT_END = EVIDENCE_FORMATS.filter(({ hasNoEnd }) => hasNoEnd === true).map(({ name }) => name);

describe.each(REPORTS)('$title', ({ title, file: name, text, kind }) => {
  it('never throws on damage, and reads pieces as it reads the whole', () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(40),
      put: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('<', '>', '"', '{', '}', '[', ']', '-1', 'null', '\u{1F600}'),
      ),
      pieces: fc.integer({ min: 16, max: 999 }),
    });
    fc.assert(
      fc.property(damage, ({ at, cut, put, pieces }) => {
        check(name, text.slice(0, at) + put + text.slice(at + cut), kind, pieces);
      }),
      { numRuns: 100 },
    );
  });

  if (WITHOUT_END.some((format) => title.startsWith(`${format}: `))) return;

  it('is never read when its end is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), (end) => {
        expect(readEvidence(workspace({ [name]: text.slice(0, end) }), name, kind).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('any JSON', () => {
  it('is answered in every format', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom(...REPORTS),
        fc.integer({ min: 1, max: 50 }),
        (text, { file: name, kind }, pieces) => {
          check(name, text, kind, pieces);
        },
      ),
      { numRuns: 300 },
    );
  });
});
