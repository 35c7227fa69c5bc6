import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, referencesWorkspace } from './support.js';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: fakeLibraryGenerator }),
  installPackagesTask: (): void => undefined,
  formatFiles: () => Promise.resolve(),
  logger: { info: (): void => undefined, warn: (): void => undefined },
}));

const FEATURE = 'specs/001-saved-cards-at-checkout';
const PROJECT = 'packages/checkout';
const KEPT = '**FR-007**: Users MUST be able to create, list and find cards.';

function plan(tree: Tree, more: Record<string, unknown> = {}) {
  const options = { feature: 'Saved cards at checkout', directory: PROJECT, entities: 'Card,Wallet' };
  return planGenerator(tree, { ...options, ...more }, { now });
}

/** The names of tests that carry an id, by id. */
function testsWith(tree: Tree, pattern: RegExp): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [path, text] of Object.entries(filesBelow(tree, `${PROJECT}/tests`))) {
    for (const [, id] of text.matchAll(pattern)) {
      if (id !== undefined) found[id] = [...new Set([...(found[id] ?? []), path])].sort();
    }
  }
  return found;
}

describe('the tests of a walking skeleton', () => {
  it('name the requirements and scenarios of the specification that they prove', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    expect(testsWith(tree, /\((?:[^()]*, )?(FR-\d+|US1 scenario \d)(?=[,)])/g)).toEqual({
      'FR-001': expect.arrayContaining([`${PROJECT}/tests/contract/card.spec.ts`]) as string[],
      'FR-002': expect.arrayContaining([`${PROJECT}/tests/unit/card-service.spec.ts`]) as string[],
      'FR-003': expect.arrayContaining([`${PROJECT}/tests/contract/wallet.spec.ts`]) as string[],
      'FR-004': expect.arrayContaining([`${PROJECT}/tests/unit/wallet-service.spec.ts`]) as string[],
      'US1 scenario 1': ['card-commands', 'card'].map(
        (name) => `${PROJECT}/tests/integration/${name}.spec.ts`,
      ),
      'US1 scenario 2': [`${PROJECT}/tests/integration/card-commands.spec.ts`],
    });
  });

  it('name them in the way of Python', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { language: 'python' });
    expect(
      Object.keys(testsWith(tree, /def test_\w*?_((?:fr_\d+)|(?:us1_scenario_\d))(?=\(|_us1)/g)).sort(),
    ).toEqual(['fr_001', 'fr_002', 'fr_003', 'fr_004', 'us1_scenario_2']);
    expect(Object.keys(testsWith(tree, /def test_\w*_(us1_scenario_\d)\(/g)).sort()).toEqual([
      'us1_scenario_1',
      'us1_scenario_2',
    ]);
  });

  it('claim nothing of what a person asks for', async () => {
    const tree = referencesWorkspace();
    tree.write(
      `${FEATURE}/spec.md`,
      [
        '# Feature Specification: Saved cards at checkout',
        '',
        '- **FR-001**: The system MUST check every card against `contracts/card.schema.json` and log what breaks it.',
        '- **FR-002**: Users MUST be able to create, list, find and share cards.',
        '- **FR-009**: Users MUST be able to create, list and find wallets.',
        '',
      ].join('\n'),
    );
    await plan(tree, { feature: '1' });
    expect(Object.keys(testsWith(tree, /(FR-\d+|US\d scenario \d)/g))).toEqual(['FR-009']);
  });

  it.each([
    ['strikes it out', `- ~~${KEPT}~~`, []],
    ['hides it', `<!--\n- ${KEPT}\n-->`, []],
    ['shows it as code', `\`\`\`\n- ${KEPT}\n\`\`\``, []],
    ['has it of other things', `- ${KEPT.replace('cards', 'card readers')}`, []],
    ['ends its lines as Windows does', `- ${KEPT}\r\n`, ['FR-007']],
    ['has it in a row', `| **FR-007** | Users MUST be able to create, list and find cards. |`, ['FR-007']],
  ])('follow a sentence where a person %s', async (_, line, expected) => {
    const tree = referencesWorkspace();
    tree.write(`${FEATURE}/spec.md`, `# Feature Specification: Saved cards at checkout\n\n${line}\n`);
    await plan(tree, { feature: '1' });
    expect(Object.keys(testsWith(tree, /(FR-\d+|US\d scenario \d)/g))).toEqual(expected);
  });
});
