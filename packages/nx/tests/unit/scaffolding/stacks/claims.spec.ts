import type { PlanDocument } from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { claimingStack } from '../../../../src/scaffolding/stacks/choose.js';
import { stack as python } from '../../../../src/scaffolding/stacks/python/stack.js';
import { stack as typescript } from '../../../../src/scaffolding/stacks/typescript/stack.js';

function plan(language: string, tree: string): PlanDocument {
  return readPlan(
    `# Implementation Plan: A\n\n## Technical Context\n\n**Language/Version**: ${language}\n\n` +
      `## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n`,
  );
}

const BOTH = 'Python 3.11 + TypeScript 5';

it.each<[string, string, string, string]>([
  ['files of Python', BOTH, 'services/api/\n└── src/card.py', 'python'],
  ['its manifest alone', BOTH, 'services/api/\n└── pyproject.toml', 'python'],
  ['a list of requirements', 'TypeScript', 'services/api/\n└── requirements-dev.txt', 'python'],
  ['files of TypeScript in a plan in Python', 'Python 3.12', 'services/api/\n└── src/card.ts', 'typescript'],
  ['more files of Python than of JavaScript', BOTH, 'services/api/\n├── a.py\n├── b.py\n└── c.js', 'python'],
  ['directories alone, in Python', 'Python 3.12', 'services/api/\n└── src/models/', 'python'],
  ['directories alone, in TypeScript', 'TypeScript 5', 'services/api/\n└── src/models/', 'typescript'],
  ['a comment that names Python', BOTH, 'services/api/   # FastAPI\n└── src/models/', 'python'],
  ['a comment that names TypeScript', BOTH, 'services/api/   # Node.js\n└── src/models/', 'typescript'],
])('a root is recognised by %s', (_, language, tree, expected) => {
  const found = claimingStack('services/api', plan(language, tree), typescript);
  expect(found?.name).toBe(expected);
});

it('where nothing tells two languages apart, the one that was asked for is chosen', () => {
  const document = plan(BOTH, 'services/api/\n└── src/models/');
  expect(claimingStack('services/api', document, python)).toBe(python);
  expect(claimingStack('services/api', document, typescript)).toBe(typescript);
  const silent = plan('NEEDS CLARIFICATION', 'services/api/\n└── src/models/');
  expect(claimingStack('services/api', silent, python)).toBe(python);
});

it.each(['Rust 1.80', 'Python 3.12', 'TypeScript'])(
  'files of a language without a stack make no project, also in a plan in %s',
  (language) => {
    const document = plan(language, 'services/api/\n└── src/main.rs');
    expect(claimingStack('services/api', document, python)).toBeNull();
  },
);

it('the files of each root decide for that root', () => {
  const document = plan(BOTH, 'apps/web/\n└── src/index.ts\nservices/api/\n└── src/main.py');
  expect(claimingStack('apps/web', document, python)).toBe(typescript);
  expect(claimingStack('services/api', document, typescript)).toBe(python);
});
