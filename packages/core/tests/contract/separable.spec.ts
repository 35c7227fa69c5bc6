import { join } from 'node:path';

interface Rule {
  readonly name: string;
  readonly from: { readonly path: string };
  readonly to: { readonly path: string; readonly pathNot: string };
}

const { forbidden } = jest.requireActual<{ forbidden: readonly Rule[] }>(
  join(__dirname, '../../../../.dependency-cruiser.cjs'),
);
const rule = forbidden.find(({ name }) => name === 'spec-kit-could-be-a-package');

function refuses(from: string, to: string): boolean {
  if (rule === undefined) throw new Error('the rule is gone');
  const source = (path: string): string => `packages/core/src/${path}`;
  const { path, pathNot } = rule.to;
  return (
    new RegExp(rule.from.path).test(source(from)) &&
    new RegExp(path).test(source(to)) &&
    !new RegExp(pathNot).test(source(to))
  );
}

/** `npm run check` runs the rule over all imports; here it is tried on imports that nobody may add. */
describe('the readers of documents could leave as a package', () => {
  it.each([
    ['documents/constitution/fields.ts', 'gates/gate-schemas.ts'],
    ['documents/constitution/gates-in-words.ts', 'gates/gate-phrases.ts'],
    ['documents/waivers.ts', 'judging/read-baseline.ts'],
    ['editing/bind-gates.ts', 'gates/describe-gate.ts'],
    ['editing/bind-gates.ts', 'constitutions/stated-gates.ts'],
    ['prose/phrase.ts', 'gates/coverage/words.ts'],
    ['markdown/syntax-tree.ts', 'layout/safe-path.ts'],
    ['languages/words.ts', 'evidence/read-report.ts'],
    ['speckit/branches.ts', 'features/discover-features.ts'],
    ['speckit/templates.ts', 'entries/documents.ts'],
    ['principles/attested.ts', 'principles/standing.ts'],
    ['features/naming.ts', 'waivers/rows.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(refuses(from, to)).toBe(true);
  });

  it.each([
    ['documents/constitution/fields.ts', 'base/nearest.ts'],
    ['documents/constitution/sections.ts', 'prose/modality.ts'],
    ['documents/constitution/items.ts', 'principles/principle-heading.ts'],
    ['editing/bind-gates.ts', 'model/gate.ts'],
    ['speckit/branches.ts', 'features/naming.ts'],
    ['gates/known-gates.ts', 'documents/constitution/known-gates.ts'],
    ['entries/documents.ts', 'gates/known-gates.ts'],
  ])('%s may import %s', (from, to) => {
    expect(refuses(from, to)).toBe(false);
  });
});
