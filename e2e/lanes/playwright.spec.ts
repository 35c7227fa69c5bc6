import { findChromium } from '../../tools/process/chromium.mjs';
import { NX_VERSION } from '../support/flavours.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/toolchain.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const [LIBRARY, SHOP, JOURNEYS] = ['@acme/pricing', '@acme/shop', '@acme/shop-e2e'];
const PACKAGES = ['eslint', 'playwright', 'react', 'vite', 'vitest']
  .map((name) => `@nx/${name}@${NX_VERSION}`)
  .join(' ');
const GENERATORS = [
  'js:library packages/pricing --unitTestRunner=vitest --bundler=tsc',
  'react:application apps/shop --bundler=vite --unitTestRunner=vitest --e2eTestRunner=none --routing=false --style=css',
];

const toolchain = { found: findChromium(), missing: 'Chromium' };

/** What the generator of the application makes with Playwright, which would also download browsers. */
async function addJourneys(ws: Workspace, chromium: string): Promise<void> {
  const port = await freePort();
  ws.edit('apps/shop/vite.config.mts', '4300', `${port}`);
  const manifest = { name: JOURNEYS, version: '0.0.1', private: true, nx: { implicitDependencies: [SHOP] } };
  ws.write('apps/shop-e2e/package.json', JSON.stringify(manifest));
  await ws.nxOk(
    `g @nx/playwright:configuration --project=${JOURNEYS} --directory=src --skipInstall --linter=eslint --no-interactive ` +
      `--webServerCommand="npx nx run ${SHOP}:preview" --webServerAddress=http://localhost:${port}`,
  );
  const config = 'apps/shop-e2e/playwright.config.mts';
  const launchOptions = JSON.stringify({ executablePath: chromium, args: ['--no-sandbox'] });
  for (const name of ['firefox', 'webkit'])
    ws.edit(config, new RegExp(`\\{\\s*name: '${name}'[^]*?\\},\\s*\\},`), '');
  ws.edit(config, "['Desktop Chrome']", `['Desktop Chrome'], launchOptions: ${launchOptions}`);
}

/** What a team does on the first day in a workspace that Nx made: the projects are there, and three commands follow. */
describeWith('a workspace of Vitest, React and Playwright', toolchain, (chromium) => {
  let ws: Workspace;
  const reasons = (project: string) =>
    Object.fromEntries(ws.verdict(project).gates.map(({ id, reason }) => [id, reason] as const));

  beforeAll(async () => {
    // As Nx does by itself: in one process its plugin of Playwright cannot load a configuration in TypeScript.
    ws = workspace('ts', 'bare', true);
    await ws.run(`npm install --save-dev --no-audit --no-fund ${PACKAGES}`);
    for (const line of GENERATORS) await ws.nxOk(`g @nx/${line} --linter=eslint --no-interactive`);
    await addJourneys(ws, chromium);
    ws.commit('Projects');
  });

  it('gets a verdict by three commands, which is green, or red for a true reason', async () => {
    await ws.nxOk('add @plangate/nx');
    await ws.nxOk('g @plangate/nx:evidence');
    const { code } = await ws.nx('run-many -t gate');
    expect(code).not.toBe(0);
    expect(ws.verdict(LIBRARY).verdict).toBe('pass');
    expect(reasons(SHOP)).toMatchObject({
      'I.types': 'findings-within-maximum',
      'II.tests': 'tests-passed',
      // Nothing tests the file that starts the application.
      'II.coverage': 'coverage-sources-uncounted',
    });
    expect(reasons(JOURNEYS)).toMatchObject({
      // What Nx makes here has no types of Node.
      'I.types': 'types-failed',
      'end-to-end': 'tests-passed',
      'end-to-end-proof': 'proof-complete',
    });
  });

  it('is red by a test that fails in the browser, and green once nothing is wrong', async () => {
    const [config, spec] = ['apps/shop-e2e/tsconfig.json', 'apps/shop-e2e/src/example.spec.ts'];
    ws.edit(config, '"allowJs"', '"types": ["node"],\n    "allowJs"');
    ws.edit(spec, "'Welcome'", "'Goodbye'");
    const gate = `run-many -t gate -p ${JOURNEYS}`;
    const { code } = await ws.nx(gate);
    expect(code).not.toBe(0);
    expect(reasons(JOURNEYS)).toMatchObject({ 'end-to-end': 'tests-failed' });
    ws.edit(spec, "'Goodbye'", "'Welcome'");
    await ws.nxOk(gate);
    expect(ws.verdict(JOURNEYS).verdict).toBe('pass');
  });
});
