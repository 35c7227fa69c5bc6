import { isMatchable } from '../../../src/base/glob.js';
import { EVIDENCE_FORMATS } from '../../../src/evidence/evidence-formats.js';
import type { EvidenceFormat } from '../../../src/evidence/define-format.js';
import type { CoverageParts } from '../../../src/evidence/kinds/coverage/coverage-evidence.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { mayHold } from '../../../src/evidence/report-names.js';
import { examplesOf, formatFolders, hasFile, refusalsOf, type ReportCase } from './format-folders.js';
import { inPieces, workspace } from './workspace.js';

/** Reports too large to be held come in pieces; what they say must not depend on where these end. */
const PIECES = [1, 7, 4096];

function readAllWays({ file, content }: ReportCase<unknown>, { kind }: EvidenceFormat) {
  const inPiecesOf = (size: number) => inPieces(workspace({ [file]: content }, size));
  return [workspace({ [file]: content }), ...PIECES.map(inPiecesOf)].map((files) =>
    readEvidence(files, file, kind),
  );
}

/** As it is in a file: a record without a prototype is a record, and which parts ran is legible. */
const asJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (isParts(one) ? legible(one) : one)));

const isParts = (value: unknown): value is CoverageParts =>
  typeof value === 'object' && value !== null && 'bits' in value;

/** `1` for each part that ran and `0` for each that did not. */
function legible({ shape, total, bits }: CoverageParts) {
  const all = Array.from(bits, (_, at) =>
    bits.charCodeAt(at).toString(2).padStart(8, '0').split('').reverse(),
  );
  return { shape, ran: all.flat().slice(0, total).join('') };
}

describe.each(formatFolders())('%s', (folder) => {
  const format = EVIDENCE_FORMATS.find(({ name }) => name === folder);
  const examples = examplesOf(folder);
  const refusals = refusalsOf(folder);

  it('is in the registry, and has a guide, an example and a report that it refuses', () => {
    expect(format).toBeDefined();
    expect(hasFile(folder, 'guide.md')).toBe(true);
    expect(examples.length).toBeGreaterThan(0);
    expect(refusals.length).toBeGreaterThan(0);
  });
  if (format === undefined) return;

  it('promises file names by globs that can be matched, with the ending written out', () => {
    const globs = [...format.fileNames, ...(format.otherFiles ?? [])];
    expect(globs.filter((glob) => !isMatchable(glob))).toEqual([]);
    // The search leaves out outputs of other endings without looking into them.
    for (const glob of format.fileNames) expect(glob).toMatch(/\.[a-z0-9]+$/i);
  });

  it.each(examples.map((one) => [one.name, one] as const))('reads %s', (_, example) => {
    for (const result of readAllWays(example, format)) {
      if (!result.ok) throw new Error(JSON.stringify(result.finding));
      const { evidence } = result;
      expect(asJson({ format: result.format, kind: evidence.kind, evidence })).toEqual(example.expected);
    }
    expect(example.expected.format).toBe(folder);
  });

  it.each(examples.map((one) => [one.name, one] as const))('recognises %s by what it says', (_, example) => {
    for (const extension of format.extensions) {
      const file = `a${extension}`;
      const result = readEvidence(workspace({ [file]: example.content }), file, format.kind);
      expect(result).toMatchObject({ ok: true, format: folder });
    }
  });

  it.each(refusals.map((one) => [one.name, one] as const))('refuses %s', (_, refusal) => {
    expect(mayHold(format, refusal.file)).toBe(true);
    const { reason, problem } = refusal.expected;
    for (const result of readAllWays(refusal, format)) {
      const args = problem === undefined ? {} : { problem };
      expect(result).toMatchObject({ ok: false, finding: { reason, args } });
    }
  });
});
