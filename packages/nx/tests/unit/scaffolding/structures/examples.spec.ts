import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planFacts } from '../../../../src/generators/plan/facts.js';
import { constitutionsOf } from '../../../../src/generators/shared/constitutions-over.js';
import { chooseSource } from '../../../../src/generators/plan/choice.js';
import { schema } from '../../../../src/generators/plan/schema.js';
import { defaultStack } from '../../../../src/scaffolding/stacks/choose.js';
import { builtInStructures, structuresOf } from '../../../../src/scaffolding/structures/catalogue.js';
import { memoryFiles } from '../support.js';

const root = join(__dirname, '../../../../structures');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What `nx g plan "Saved cards" --structure=<name> --directory=packages/cards --entities=Card` draws. */
function drawn(structure: string): string {
  const files = memoryFiles({});
  const feature = {
    directory: 'specs/001-saved-cards',
    name: '001-saved-cards',
    title: 'Saved cards',
    branch: '001-saved-cards',
    isNew: true,
  };
  const stack = defaultStack().open(files);
  const options = schema.parse({
    feature: 'Saved cards',
    structure,
    directory: 'packages/cards',
    entities: 'Card',
  });
  const root = '/virtual';
  const constitutions = constitutionsOf({ root, files });
  const choice = chooseSource(
    { root, files, feature, stack, structures: structuresOf(files), constitutions, projects: [] },
    options,
  );
  return planFacts(feature, choice).sourceTree;
}

describe.each(builtInStructures())('the structure %s', (name) => {
  it('draws the tree of its example', () => {
    expect(`${drawn(name)}\n`).toBe(text(`${name}/example.txt`));
  });

  it('is written to its end, and has a guide', () => {
    for (const file of ['structure.yaml', 'guide.md']) expect(text(`${name}/${file}`)).not.toContain('TODO');
    expect(readdirSync(join(root, name))).toContain('guide.md');
  });
});

it('the example in docs/structures.md is without faults', () => {
  const guide = readFileSync(join(root, '../../../docs/structures.md'), 'utf8');
  const yaml = /```yaml\n([^]*?)```/.exec(guide)?.[1] ?? '';
  const files = memoryFiles({
    '.specify/structures/kiosk/structure.yaml': yaml,
    '.specify/structures/kiosk/app/src/screens/__entity__-screen.ts.ejs': '',
  });
  const { projects } = structuresOf(files).load('kiosk');
  expect([...(projects[0]?.directories.keys() ?? [])]).toEqual(
    expect.arrayContaining(['src/models', 'src/screens', 'src/assets', 'tests/unit', 'tests/end-to-end']),
  );
});
