import { appendFileSync } from 'node:fs';
import { PROJECT } from '../support/feature.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const { PLANGATE_E2E_REGISTRY: registry = '' } = process.env;
const DIRECTORY = 'tools/rules';
/** In the scope that this registry alone has. */
const PACKAGE = '@plangate/e2e-rules';
const PRINCIPLE = `### VI. Notes

Every project MUST have notes.

\`\`\`yaml gate
- kind: layout
  directories: [notes]
\`\`\`

`;

/** What the owners of rules do in one workspace, and what comes of it in another. */
describe('a constitution that is published as a package', () => {
  let rules: Workspace;
  let ws: Workspace;
  let project: string;

  const publish = async (): Promise<void> => {
    const { code, output } = await rules.run(
      `npm publish ./${DIRECTORY} --registry ${registry} --tag latest`,
    );
    if (code !== 0) throw new Error(output);
  };
  const install = async (version: string): Promise<void> => {
    const { code, output } = await ws.run(`npm install -D ${PACKAGE}@${version} --no-audit --no-fund`);
    if (code !== 0) throw new Error(output);
  };

  beforeAll(async () => {
    rules = workspace('ts');
    // npm refuses to publish without a token; this registry takes any.
    appendFileSync(rules.path('.npmrc'), `${registry.replace(/^http:/, '')}:_authToken=local\n`);
    await rules.nxOk(`g @plangate/nx:constitution --publishable=${DIRECTORY} --no-interactive`);
    for (const file of ['package.json', 'project.json'])
      rules.edit(`${DIRECTORY}/${file}`, '"@acme/rules"', JSON.stringify(PACKAGE));
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
  });

  it('passes its own test and can be published', async () => {
    await rules.nxOk(`run ${PACKAGE}:test`);
    await publish();
  });

  it('is extended by another workspace, whose project passes its gates', async () => {
    await install('0.1.0');
    ws.write('.specify/memory/constitution.md', `---\nextends: '${PACKAGE}'\n---\n\n# Acme Constitution\n`);
    const { code, verdict, gates } = await ws.judge(project);
    expect([code, verdict]).toEqual([0, 'pass']);
    expect(gates.map(({ id }) => id)).toContain('II.coverage');
  });

  it('turns the project red with a version that asks for more', async () => {
    rules.edit(
      `${DIRECTORY}/constitution.md`,
      '## Development Workflow',
      `${PRINCIPLE}## Development Workflow`,
    );
    rules.edit(`${DIRECTORY}/package.json`, '"0.1.0"', '"0.2.0"');
    await publish();
    await install('0.2.0');
    const { code, gates } = await ws.judge(project);
    expect(code).toBe(1);
    const red = gates.filter(({ verdict }) => verdict === 'fail').map(({ id, reason }) => [id, reason]);
    expect(red).toEqual([['VI.layout', 'layout-required-directory-missing']]);
  });
});
