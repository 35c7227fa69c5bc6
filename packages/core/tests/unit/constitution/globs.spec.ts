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

describe('a glob in a syntax that has no meaning here', () => {
  it.each([
    ['layout', 'forbid: ["@(secret).txt"]', 'forbid.0', '@(…)'],
    ['layout', 'forbid: ["!(a).txt"]', 'forbid.0', '"!"'],
    ['layout', 'forbid: ["src/+(a|b).txt"]', 'forbid.0', '@(…)'],
    ['layout', 'forbid: ["{1..9}.txt"]', 'forbid.0', '{1..9}'],
    ['layout', 'forbid: ["secret.{txt"]', 'forbid.0', '"}"'],
    ['layout', 'forbid: ["secret}.txt"]', 'forbid.0', '"}"'],
    ['layout', 'forbid: ["{projectRoot}/a.txt"]', 'forbid.0', 'at least two'],
    ['layout', 'forbid: ["[[:alpha:]]ecret.txt"]', 'forbid.0', '[:alpha:]'],
    ['layout', 'forbid: ["[ab.txt"]', 'forbid.0', '"]"'],
    ['layout', 'forbid: ["!a.txt"]', 'forbid.0', '"!"'],
    ['layout', 'forbid: [" a.txt"]', 'forbid.0', 'spaces'],
    ['layout', 'forbid: ["src//a.txt"]', 'forbid.0', '"//"'],
    ['layout', 'forbid: ["src/./a.txt"]', 'forbid.0', '"/./"'],
    ['layout', 'forbid: ["(secret|key).txt"]', 'forbid.0', '|'],
    ['layout', 'forbid: ["^secret.txt"]', 'forbid.0', 'regular expression'],
    ['layout', 'forbid: ["secret.txt$"]', 'forbid.0', 'regular expression'],
    ['layout', 'forbid: ["regex:secret"]', 'forbid.0', ':'],
    ['layout', 'forbid: ["a.txt, b.txt"]', 'forbid.0', 'each as an entry'],
    ['layout', 'forbid: []', 'forbid', '1 item'],
    ['size', 'max: { lines: 1 }\n  except: ["!a.ts"]', 'except.0', '"!"'],
    ['tests', 'suites: { unit: "!src/**" }', 'suites.unit', '"!"'],
    ['lint', 'rules: ["!import/*"]', 'rules.0', '"!"'],
    ['lint', 'rules: ["@(no-var|no-let)"]', 'rules.0', '@(…)'],
    ['lint', 'rules: []', 'rules', '1 item'],
    ['types', 'rules: ["TS{1..9}"]', 'rules.0', '{1..9}'],
    ['boundaries', 'deny: ["npm:@(left-pad|x)"]', 'deny.0', '@(…)'],
    ['boundaries', 'deny: ["npm:left-pad@1"]', 'deny.0', 'version'],
    ['boundaries', 'deny: ["npm:@acme/pad@1.0.0"]', 'deny.0', 'version'],
    ['boundaries', 'deny: ["npm:@acme"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:@acme/pad/sub"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:pad/sub"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:@acme/"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:a,b"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:{zod,@acme}"]', 'deny.0', '@scope/name'],
    ['boundaries', 'deny: ["npm:npm:zod"]', 'deny.0', 'name alone'],
    ['boundaries', 'deny: ["npm:"]', 'deny.0', 'name'],
    ['boundaries', 'deny: ["!!a"]', 'deny.0', 'one "!"'],
    ['boundaries', 'deny: [a]\n  from: ["npm:zod"]', 'from.0', 'projects'],
    ['lint', 'projects: ["!"]', 'projects.0', 'name'],
    ['lint', 'projects: ["tag:"]', 'projects.0', 'name'],
    ['lint', 'projects: ["!@(a|b)"]', 'projects.0', '@(…)'],
    ['lint', 'projects: ["{a"]', 'projects.0', '"}"'],
  ])('is refused in a %s gate with %s', (kind, line, field, part) => {
    const { principles, findings } = read(kind, line);
    expect(principles[0]?.gates).toEqual([]);
    expect(findings).toMatchObject([
      { reason: 'gate-field-invalid', args: { field, expected: expect.stringContaining(part) as string } },
    ]);
  });

  it.each([
    ['layout', 'forbid: ["src/app/(group)/[id]/@modal", "**/[[...slug]]/*.{ts,tsx}", "./a/"]'],
    ['layout', 'files: ["{a,{b,c}}.txt", "[!a]*.ts", "a,b.txt", "README*.md"]'],
    ['layout', 'files: ["$id.tsx", "src/routes/+page.svelte"]'],
    ['boundaries', 'deny: ["npm:{@acme/*,zod}", "npm:*/x", "npm:**", "npm:@*/pad", "npm:react-*"]'],
    ['lint', 'rules: ["@typescript-eslint/*", "no-*", "{a,b}/**"]'],
    ['boundaries', 'deny: ["npm:*", "npm:@acme/*", "!npm:@acme/ok", "!tag:scope:shop", "directory:libs/**"]'],
    ['lint', 'projects: ["!*-e2e", "@acme/*", "tag:type:{app,lib}"]'],
  ])('is not seen in a %s gate with %s', (kind, line) => {
    expect(read(kind, line).findings).toEqual([]);
  });
});
