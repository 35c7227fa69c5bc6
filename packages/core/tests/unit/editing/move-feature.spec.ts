import { moveFeature, type FeatureMove } from '../../../src/entries/editing.js';
import { bytesInMemory } from '../../support/bytes-in-memory.js';

const RENAME: FeatureMove = {
  from: 'specs/001-pay',
  to: 'specs/003-payments',
  nodes: new Map([['spec-001-pay', 'spec-003-payments']]),
};
const ARCHIVE: FeatureMove = {
  from: 'specs/001-pay',
  to: 'specs/archive/001-pay',
  lostNodes: ['spec-001-pay'],
};
const PLAN =
  '# Implementation Plan: Pay\n\n**Branch**: `001-pay` | **Date**: 2026-03-01 | **Spec**: [spec.md](./spec.md)\n';
const OTHERS = {
  'specs/001-pay/plan.md': PLAN,
  'specs/001-pay-later/plan.md': '# Implementation Plan: Later\n',
};

function run(contents: Readonly<Record<string, string>>, move: FeatureMove = RENAME) {
  const all = { ...OTHERS, ...contents };
  const bytes = new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return moveFeature(bytesInMemory(bytes), Object.keys(all), move);
}

/** The text of one file after a move, and the lines and kinds of what was left in it. */
function edit(path: string, text: string, move: FeatureMove = RENAME) {
  const { edits, left, unedited } = run({ [path]: text }, move);
  const own = left.filter((one) => one.path === path).map(({ line, kind }) => [line, kind]);
  expect(unedited).toEqual([]);
  return { text: edits.find((one) => one.path === path)?.text ?? text, left: own };
}

describe('moveFeature', () => {
  it('moves every file of the feature', () => {
    expect(run({ 'specs/001-pay/contracts/pay.yaml': 'a: 1\n' }).moves).toEqual([
      { from: 'specs/001-pay/plan.md', to: 'specs/003-payments/plan.md' },
      { from: 'specs/001-pay/contracts/pay.yaml', to: 'specs/003-payments/contracts/pay.yaml' },
    ]);
  });

  it('changes the branch in the header of its own documents, and tells of the name elsewhere', () => {
    const text = `${PLAN}\nCreate it with \`git checkout -b 001-pay\`, then push 001-pay.\n`;
    const after = edit('specs/001-pay/plan.md', text);
    expect(after.text).toBe(text.replace('`001-pay` |', '`003-payments` |'));
    expect(after.left).toEqual([
      [5, 'name'],
      [5, 'name'],
    ]);
  });

  it.each(['**Feature Branch**: `001-pay`', '**Branch**: feature/001-pay', '- Branch: 001-pay'])(
    'knows the field %s',
    (field) => {
      const after = edit('specs/001-pay/spec.md', `# Feature Specification: Pay\n\n${field}\n`);
      expect(after.text).toContain(field.replace('001-pay', '003-payments'));
    },
  );

  it('replaces a branch as a whole where a template makes it', () => {
    const branch = { from: 'ada/001_pay', to: 'ada/003_payments' };
    const text = '# Feature Specification: Pay\n\n**Branch**: `ada/001_pay`\n';
    expect(edit('specs/001-pay/spec.md', text, { ...RENAME, branch }).text).toContain(`\`${branch.to}\``);
  });

  it('leaves the header of another feature alone', () => {
    const text = '# Implementation Plan: Later\n\n**Branch**: `001-pay`\n';
    expect(edit('specs/001-pay-later/plan.md', text)).toEqual({ text, left: [[3, 'name']] });
  });

  it.each([
    ['specs/002-b/plan.md', '[a](../001-pay/spec.md#goal "t")', '[a](../003-payments/spec.md#goal "t")'],
    ['specs/002-b/plan.md', '[a](./../001-pay/spec.md)', '[a](./../003-payments/spec.md)'],
    [
      'README.md',
      '[a](specs/001-pay/), [b](./specs/001-pay)',
      '[a](specs/003-payments/), [b](./specs/003-payments)',
    ],
    ['README.md', '[a](/specs/001-pay/plan.md)', '[a](/specs/003-payments/plan.md)'],
    ['docs/a.md', '![x](../specs/001-pay/flow.png)', '![x](../specs/003-payments/flow.png)'],
    ['docs/a.md', '[a]: ../specs/001-pay/spec.md', '[a]: ../specs/003-payments/spec.md'],
    ['docs/a.md', 'See specs/001-pay.', 'See specs/003-payments.'],
    ['docs/a.md', '`specs/001-pay/plan.md:12`', '`specs/003-payments/plan.md:12`'],
    [
      'docs/a.md',
      '**specs/001-pay** and _specs/001-pay/_',
      '**specs/003-payments** and _specs/003-payments/_',
    ],
    ['docs/a.md', '`specs\\001-pay\\plan.md`', '`specs\\003-payments\\plan.md`'],
    ['specs/README.md', '001-pay/plan.md', '003-payments/plan.md'],
    ['README.md', '```sh\ncat ./specs/001-pay/plan.md\n```', '```sh\ncat ./specs/003-payments/plan.md\n```'],
    [
      'specs/002-b/plan.md',
      '```text\nspecs/\n├── 000-a/\n│   └── x\n└── 001-pay/   # pay\n```',
      '```text\nspecs/\n├── 000-a/\n│   └── x\n└── 003-payments/   # pay\n```',
    ],
    ['specs/archive/000-a/plan.md', '[a](../../001-pay/plan.md)', '[a](../../003-payments/plan.md)'],
  ])('follows in %s: %s', (path, text, expected) => {
    expect(edit(path, `${text}\n`)).toEqual({ text: `${expected}\n`, left: [] });
  });

  it.each([
    ['README.md', '[a](specs/001-pay-later/plan.md) specs/001-pay.bak my-001-pay specs/001-pay_x', []],
    ['README.md', 'https://example.org/acme/blob/main/specs/001-pay/plan.md', [[1, 'address']]],
    ['README.md', '<https://example.org/a?path=specs/001-pay>', [[1, 'address']]],
    [
      'README.md',
      'The branch 001-pay, feature/001-pay or origin/001-pay',
      [
        [1, 'name'],
        [1, 'name'],
        [1, 'name'],
      ],
    ],
    ['docs/a.md', '[a](specs/001-pay/plan.md)', [[1, 'name']]],
    ['docs/a.md', '[a](../apps/web/specs/001-pay/plan.md)', [[1, 'name']]],
    ['docs/a.md', 'specs/archive/001-pay/plan.md', [[1, 'name']]],
    ['docs/a.md', 'apps/*/specs/001-pay', [[1, 'name']]],
    ['docs/a.md', 'nx run spec-001-pay:gate', [[1, 'node']]],
    ['docs/a.md', '```text\nother/\n└── 001-pay/\n```', [[3, 'name']]],
  ])('leaves as it is in %s: %s', (path, text, left) => {
    expect(edit(path, text)).toEqual({ text, left });
  });

  it('takes the nearest directory of a path, so that a feature of the same name in another root stays', () => {
    const text = 'See specs/001-pay/plan.md and `../../specs/001-pay`.\n';
    const { edits } = run({ 'apps/web/specs/001-pay/plan.md': PLAN, 'apps/web/README.md': text });
    expect(edits.find(({ path }) => path === 'apps/web/README.md')?.text).toBe(
      text.replace('../../specs/001-pay', '../../specs/003-payments'),
    );
    const inner: FeatureMove = { from: 'apps/web/specs/001-pay', to: 'apps/web/specs/003-payments' };
    const other = run(
      { 'apps/web/specs/001-pay/plan.md': PLAN, 'apps/web/README.md': text, 'README.md': 'specs/001-pay\n' },
      inner,
    );
    expect(other.edits.map(({ path }) => path)).toEqual([
      'apps/web/specs/001-pay/plan.md',
      'apps/web/README.md',
    ]);
  });

  it('changes the name in ledgers and gate blocks, and only there', () => {
    const table = '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n';
    const waivers = `# Waivers\n\n${table}| spec-001-pay: coverage | 001-pay is old | none |\n\n| Feature |\n|---|\n| 001-pay |\n`;
    const after = edit('.specify/memory/waivers.md', waivers);
    expect(after.text).toContain('| spec-003-payments: coverage | 003-payments is old | none |');
    expect(after.left).toEqual([[9, 'name']]);
    const constitution =
      "# C\n\n### I. A\n\n```gate\n- kind: lint\n  projects: ['!spec-001-pay']\n  suite: specs/001-pay/contracts\n```\n";
    expect(edit('.specify/memory/constitution.md', constitution).text).toBe(
      constitution
        .replace('spec-001-pay', 'spec-003-payments')
        .replace('specs/001-pay/', 'specs/003-payments/'),
    );
  });

  it('changes keys of the baseline and inputs of targets', () => {
    const baseline =
      '{ "schemaVersion": 1, "violations": { "spec-001-pay": { "structure": { "a: specs/001-pay/plan.md": 1 } } } }';
    expect(edit('.specify/baseline.json', baseline).text).toBe(
      baseline.replace('spec-001-pay', 'spec-003-payments').replace('specs/001-pay/', 'specs/003-payments/'),
    );
    const project =
      '{ "implicitDependencies": ["spec-001-pay"], "inputs": ["{workspaceRoot}/specs/001-pay/contracts/**/*", "!{projectRoot}/../../specs/001-pay/x"] }';
    const after = edit('packages/pay/project.json', project);
    expect(after.text).not.toContain('001-pay');
    expect(after.left).toEqual([]);
  });

  it('does not write a key that a file of JSON has already', () => {
    const baseline = '{ "violations": { "spec-001-pay": { "a": 1 }, "spec-003-payments": {} } }';
    const { edits, unedited } = run({ '.specify/baseline.json': baseline });
    expect(edits.map(({ path }) => path)).not.toContain('.specify/baseline.json');
    expect(unedited).toEqual([
      { path: '.specify/baseline.json', problem: { code: 'not-read-back', subject: null, line: 1 } },
    ]);
  });

  it.each([
    ['packages/pay/tests/contract/a.spec.ts', "join(__dirname, '../../../../specs/001-pay/contracts')"],
    ['packages/pay/tests/contract/a.spec.ts', "join(root, 'specs', '001-pay', 'contracts')"],
    ['packages/pay/src/a.ts', '/** As specs/001-pay/contracts/a.json promises. */'],
    ['packages/pay/src/a.ts', 'readFileSync(`${root}/specs/001-pay/contracts/a.json`)'],
    [
      'packages/pay/tests/contract/test_a.py',
      'WORKSPACE.joinpath(\n    "specs",\n    "001-pay",\n    "contracts",\n)',
    ],
    ['packages/pay/tests/contract/test_a.py', 'Path(__file__).parents[3] / "specs" / "001-pay"'],
  ])('follows in the code of %s: %s', (path, text) => {
    expect(edit(path, text)).toEqual({ text: text.replace('001-pay', '003-payments'), left: [] });
  });

  it.each([
    ['packages/pay/src/a.ts', "const branch = '001-pay';"],
    ['packages/pay/src/a.ts', "join(other, 'docs', '001-pay')"],
  ])('leaves in the code of %s: %s', (path, text) => {
    expect(edit(path, text)).toEqual({ text, left: [[1, 'name']] });
  });

  it('keeps the ends of lines and every other byte', () => {
    const text = '# A\r\n\r\n[a](specs/001-pay/)  \r\nb\rspecs/001-pay\n';
    expect(edit('README.md', text).text).toBe(text.replaceAll('001-pay', '003-payments'));
  });

  it('finds a name whose letters a link escapes', () => {
    const move: FeatureMove = { from: 'specs/001-für', to: 'specs/001-über' };
    const files = {
      'specs/001-für/plan.md': PLAN,
      'README.md': '[a](specs/001-f%C3%BCr/plan.md) specs/001-für\n',
    };
    expect(run(files, move).edits.map(({ text }) => text)).toEqual([
      '[a](specs/001-%C3%BCber/plan.md) specs/001-über\n',
    ]);
  });

  it('edits nothing that it cannot read', () => {
    const { edits, unedited } = run({ 'README.md': '<<<<<<< a\nspecs/001-pay\n=======\n>>>>>>> b\n' });
    expect(edits.map(({ path }) => path)).toEqual(['specs/001-pay/plan.md']);
    expect(unedited).toEqual([
      { path: 'README.md', problem: { code: 'unreadable', subject: null, line: null } },
    ]);
  });
});

describe('a feature that goes into an archive', () => {
  it.each([
    ['specs/002-b/plan.md', '[a](../001-pay/spec.md)', '[a](../archive/001-pay/spec.md)'],
    [
      'specs/001-pay/plan.md',
      '[a](../002-b/plan.md#x) [b](./spec.md) [c](#d)',
      '[a](../../002-b/plan.md#x) [b](./spec.md) [c](#d)',
    ],
    [
      'specs/001-pay/plan.md',
      '[a](../../README.md "t") [b](../001-pay/spec.md)',
      '[a](../../../README.md "t") [b](../001-pay/spec.md)',
    ],
    ['specs/001-pay/plan.md', '[a]: ./../002-b/plan.md\n\n[x][a]', '[a]: ../../002-b/plan.md\n\n[x][a]'],
    [
      'specs/001-pay/plan.md',
      'Input from `/specs/001-pay/spec.md`, [![i](../i.png)](https://a.b)',
      'Input from `/specs/archive/001-pay/spec.md`, [![i](../../i.png)](https://a.b)',
    ],
    ['specs/001-pay/plan.md', '[a](../../../../outside.md)', '[a](../../../../outside.md)'],
  ])('keeps the links of %s right: %s', (path, text, expected) => {
    expect(edit(path, `${text}\n`, ARCHIVE).text).toBe(`${expected}\n`);
  });

  it('keeps its branch, and tells of its node', () => {
    expect(edit('specs/001-pay/plan.md', PLAN, ARCHIVE).text).toBe(PLAN);
    const { left } = run({ '.specify/baseline.json': '{ "spec-001-pay": {} }' }, ARCHIVE);
    expect(left.map(({ path, kind }) => [path, kind])).toEqual([['.specify/baseline.json', 'node']]);
  });
});

describe('a feature that is deleted', () => {
  it('changes nothing and tells what refers to it', () => {
    const { moves, edits, left } = run(
      {
        'README.md': '[a](specs/001-pay/) 001-pay spec-001-pay\n',
        'specs/002-b/plan.md': '[a](../001-pay/spec.md)\n',
      },
      { from: 'specs/001-pay', to: null, lostNodes: ['spec-001-pay'] },
    );
    expect({ moves, edits }).toEqual({ moves: [], edits: [] });
    expect(left.map(({ path, line, kind }) => [path, line, kind])).toEqual([
      ['README.md', 1, 'path'],
      ['README.md', 1, 'name'],
      ['README.md', 1, 'node'],
      ['specs/002-b/plan.md', 1, 'path'],
    ]);
  });
});
