import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// The function by which Nx joins and checks the options of a generator before it runs: no public package has it.
import { combineOptionsForGenerator, type Schema } from 'nx/src/utils/params';

const root = join(__dirname, '../..');
const json = <Shape>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Shape;
const { generators } = json<{ generators: Record<string, { schema: string }> }>('generators.json');
const schemas = new Map(Object.entries(generators).map(([name, { schema }]) => [name, json<Schema>(schema)]));
const OPTIONS = [...schemas].flatMap(([generator, { properties }]) =>
  Object.keys(properties).map((option) => [generator, option] as const),
);

/** What a generator is never called without. */
const REQUIRED: Readonly<Record<string, object>> = {
  conform: { project: 'pay', structure: 'library' },
  evidence: { project: 'pay' },
  feature: { feature: 1 },
  spec: { description: 'A' },
  structure: { name: 'house' },
};

/** The options with which Nx would call the generator. */
function throughNx(
  generator: string,
  { line = {}, nxJson = {} }: { line?: object; nxJson?: object },
): Promise<Record<string, unknown>> {
  const schema = schemas.get(generator) ?? { properties: {} };
  const required = REQUIRED[generator] ?? {};
  const defaults = { generators: { [`@plangate/nx:${generator}`]: { ...required, ...nxJson } } };
  const projects = { version: 2, projects: {} };
  return combineOptionsForGenerator(
    { ...line },
    '@plangate/nx',
    generator,
    projects,
    defaults,
    schema,
    false,
    null,
    '',
  );
}

/** Nx throws objects that are no errors. */
const aboutOption = (option: string): object => ({
  message: expect.stringContaining(`'${option}'`) as string,
});

describe('what Nx refuses before a generator runs, naming the option', () => {
  it.each(OPTIONS)('%s: a list of lists as %s', async (generator, option) => {
    const wrong = { [option]: [['x']] };
    await expect(throughNx(generator, { line: wrong })).rejects.toMatchObject(aboutOption(option));
    await expect(throughNx(generator, { nxJson: wrong })).rejects.toMatchObject(aboutOption(option));
  });

  it.each([...schemas.keys()].filter((name) => name !== 'preset'))(
    '%s: an option that it does not have',
    async (generator) => {
      await expect(throughNx(generator, { line: { entites: 'Card' } })).rejects.toMatchObject(
        aboutOption('entites'),
      );
    },
  );
});
