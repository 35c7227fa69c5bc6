import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVerdict, renderJson, type ProjectVerdict } from '../../../src/index.js';
import { projectVerdictSchema } from '../../../src/entries/extend.js';

const GIVEN = join(__dirname, '../../../src/reports/examples');
const ALL = readdirSync(GIVEN).flatMap((file) => {
  const { verdicts } = JSON.parse(readFileSync(join(GIVEN, file), 'utf8')) as { verdicts: ProjectVerdict[] };
  return verdicts;
});

const FAILING = ALL.find(({ verdict }) => verdict === 'fail');

/** Every way to give one field of a value, at any depth, something else, or to leave it out. */
function* altered(value: unknown, other: readonly unknown[]): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = (): Record<string, unknown> => structuredClone(value) as Record<string, unknown>;
    const without = copy();
    if (!Array.isArray(value)) {
      delete without[key];
      yield without;
    }
    for (const replacement of other) yield Object.assign(copy(), { [key]: replacement });
    for (const inner of altered((value as Record<string, unknown>)[key], other))
      yield Object.assign(copy(), { [key]: inner });
  }
}

describe('the text of a verdict file', () => {
  it.each(ALL)('is read as it was written: $project', (verdict) => {
    expect(readVerdict(renderJson(verdict))).toEqual({ ok: true, verdict });
  });

  it('is refused where the schema refuses it', () => {
    const others = [null, 0, -1, 1.5, '', 'x y', [], {}, true, [null], 'pass'];
    let trials = 0;
    for (const verdict of ALL) {
      for (const candidate of altered(verdict, others)) {
        trials += 1;
        const bySchema = projectVerdictSchema.safeParse(candidate).success;
        const read = readVerdict(JSON.stringify(candidate));
        // The schema knows no contradiction between a verdict and its gates.
        if (!read.ok && read.why.startsWith('It says ')) continue;
        expect([candidate, read.ok]).toEqual([candidate, bySchema]);
      }
    }
    expect(trials).toBeGreaterThan(1000);
  });

  it('is refused at every place where it may be cut off', () => {
    const [text = ''] = ALL.map((verdict) => renderJson(verdict).trimEnd());
    for (let end = 0; end < text.length; end += 7)
      expect(readVerdict(text.slice(0, end))).toMatchObject({ ok: false });
  });

  it.each([
    ['another version', { schemaVersion: 3 }],
    ['a version of none', { schemaVersion: undefined }],
    ['a pass although a gate fails', { verdict: 'pass' }],
    ['a pass with no gate', { verdict: 'pass', gates: [] }],
    [
      'a pass whose gates were all skipped',
      { verdict: 'pass', gates: [{ ...FAILING?.gates[0], verdict: 'skipped' }] },
    ],
    ['a waiver where nothing is waived', { verdict: 'waived' }],
  ])('of %s is refused', (_, change) => {
    expect(readVerdict(JSON.stringify({ ...FAILING, ...change }))).toMatchObject({ ok: false });
  });
});
