import { readConstitution } from '../../../src/entries/documents.js';

const names = (count: number): string => Array.from({ length: count }, (_, at) => `x${at}`).join(',');
const MANY = `{${names(64)},secret}`;
/** 41 × 2 alternatives, of which one pair of braces stands in another. */
const NESTED = `{${names(39)},{secret,b}}{.txt,.md}`;
const LIMITS = expect.stringContaining('64 alternatives') as string;

/** Reads a principle with one gate of one field. */
function read(kind: string, field: string): ReturnType<typeof readConstitution> {
  const lines = [`- kind: ${kind}`, `  ${field}`];
  return readConstitution(
    ['## Core Principles', '', '### I. One', '', '```yaml gate', ...lines, '```', ''].join('\n'),
  );
}

describe('a glob with too many alternatives', () => {
  it.each([
    ['lint', `rules: ["${MANY}"]`, 'rules.0', 11],
    ['types', `rules: [TS1, "${MANY}"]`, 'rules.1', 16],
    ['layout', `forbid: ["${NESTED}"]`, 'forbid.0', 12],
    ['layout', `files: ["${MANY}"]`, 'files.0', 11],
    ['layout', `directories: ["src/${MANY}"]`, 'directories.0', 17],
    ['boundaries', `deny: ["npm:${MANY}"]`, 'deny.0', 10],
    ['boundaries', `allow: ["${MANY}"]`, 'allow.0', 11],
    ['tests', `suites: ["${MANY}"]`, 'suites.0', 12],
    ['tests', `suites: { unit: "src/${MANY}" }`, 'suites.unit', 19],
    ['tests', `projects: ["!tag:${MANY}"]`, 'projects.0', 14],
  ])('is refused in a %s gate with %s', (kind, line, field, column) => {
    const { principles, findings } = read(kind, line);
    expect(principles[0]?.gates).toEqual([]);
    expect(findings).toEqual([
      {
        reason: 'gate-field-invalid',
        args: { field, expected: LIMITS, received: expect.any(String) as string },
        position: { line: 7, column },
      },
    ]);
  });

  it('is refused where a boundary begins', () => {
    const { findings } = read('boundaries', `from: ["${MANY}"]\n  deny: [a]`);
    expect(findings.map(({ args }) => args)).toMatchObject([{ field: 'from.0', expected: LIMITS }]);
  });

  it.each([
    ['lint', `rules: ["{${names(64)}}"]`],
    ['layout', `forbid: ["{${names(30)},{secret,b}}{.txt,.md}"]`],
  ])('is not refused in a %s gate within the limits', (kind, line) => {
    const { principles, findings } = read(kind, line);
    expect(findings).toEqual([]);
    expect(principles[0]?.gates).toHaveLength(1);
  });
});
