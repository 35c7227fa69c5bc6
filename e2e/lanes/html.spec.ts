import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { manyVerdicts } from '../../tools/bench/many-verdicts.mjs';
import { findChromium } from '../../tools/process/chromium.mjs';
import { barriers, launch, openPage, type Reader } from '../support/browser.ts';
import { describeWith } from '../support/toolchain.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

/** Where screenshots and prints stay. */
const ARTEFACTS = join(__dirname, '../../dist/e2e');
const RULES = `# Rules\n\n## Core Principles\n\n### I. Explained\n\nText.\n\n\`\`\`yaml gate\n- kind: layout\n  id: readme\n  files: [README.md]\n\`\`\`\n`;
const RENDER = `import { readFileSync, writeFileSync } from 'node:fs';
import { REPORT_FORMATS } from '@plangate/core';
const { facts, ...report } = JSON.parse(readFileSync('large.json', 'utf8'));
const html = await REPORT_FORMATS.html();
const { files } = html.render({ ...report, factsOf: (project) => facts[project] ?? null }, {});
writeFileSync('large.html', files[0].text);
`;

/** Three projects of which one fails its gate, and the page that the executor writes of them. */
async function threeProjects(ws: Workspace): Promise<void> {
  ws.write('.specify/memory/constitution.md', RULES);
  ws.write('CODEOWNERS', '/packages/alpha/ @acme/first\n/packages/beta/ @acme/second\n');
  for (const name of ['alpha', 'beta', 'gamma']) {
    const report = { executor: '@plangate/nx:report', options: { formats: ['html'] } };
    const targets = name === 'alpha' ? { page: report } : {};
    const manifest = { name: `@acme/${name}`, version: '0.0.1', nx: { tags: [`scope:${name}`], targets } };
    ws.write(`packages/${name}/package.json`, JSON.stringify(manifest));
    if (name !== 'beta') ws.write(`packages/${name}/README.md`, `# ${name}\n`);
  }
  ws.commit('Projects');
  await ws.nx('run-many -t gate');
  const { code } = await ws.nx('run @acme/alpha:page');
  expect(code).not.toBe(0);
}

describeWith(
  'the page of a report in a browser',
  { found: findChromium(), missing: 'Chromium' },
  (chromium) => {
    let ws: Workspace;
    let browser: Browser;
    const pages: Page[] = [];

    beforeAll(async () => {
      mkdirSync(ARTEFACTS, { recursive: true });
      ws = workspace('ts');
      await threeProjects(ws);
      ws.write('large.json', JSON.stringify(manyVerdicts({ projects: 1000, gates: 20, features: 300 })));
      ws.write('render.mjs', RENDER);
      await ws.run('node render.mjs');
      browser = await launch(chromium);
    });
    afterEach(async () => {
      for (const page of pages.splice(0)) await page.close();
    });
    afterAll(() => browser.close());

    async function open(file: string, reader: Reader = {}) {
      const opened = await openPage(browser, ws.path(file), reader);
      pages.push(opened.page);
      return opened;
    }
    const SMALL = 'dist/gate/report.html';
    const rows = (page: Page) => page.locator('.matrix tbody th .name').allTextContents();

    it('shows three projects, filters by owner and keeps the filter in the address', async () => {
      const { page, problems } = await open(SMALL);
      expect(await rows(page)).toEqual(['@acme/beta', '@acme/alpha', '@acme/gamma']);
      await page.getByLabel('Owner').selectOption('@acme/second');
      expect(await rows(page)).toEqual(['@acme/beta']);
      expect(new URL(page.url()).hash).toBe('#owner=%40acme%2Fsecond');
      await page.reload();
      expect(await rows(page)).toEqual(['@acme/beta']);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByRole('checkbox', { name: 'pass' }).check();
      expect(await rows(page)).toEqual(['@acme/alpha', '@acme/gamma']);
      expect(problems).toEqual([]);
    });

    it('is used with the keyboard alone', async () => {
      const { page } = await open(SMALL);
      const active = () => page.evaluate('document.activeElement.textContent');
      await page.keyboard.press('Tab');
      expect(await active()).toBe('Skip to the report');
      await page.keyboard.press('Enter');
      await page.locator('.matrix').focus();
      await page.keyboard.press('Tab');
      expect(await active()).toBe('@acme/beta');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      expect(await active()).toBe('Results of gates');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const facts = page.locator('.results details[open] dl');
      await facts.getByText('README.md').first().waitFor();
    });

    it.each(['light', 'dark'] as const)('has no barrier that axe finds, in %s', async (colours) => {
      for (const [name, file] of [
        ['three-projects', SMALL],
        ['thousand-projects', 'large.html'],
      ] as const) {
        const { page, problems } = await open(file, { colours });
        await page.locator('.results summary').first().click();
        await page.screenshot({
          path: join(ARTEFACTS, `${name}-${colours}.png`),
          fullPage: name === 'three-projects',
        });
        expect([await barriers(page), problems]).toEqual([[], []]);
      }
    });

    it('prints what it shows, with the fix of each result', async () => {
      const { page } = await open(SMALL);
      const path = join(ARTEFACTS, 'three-projects.pdf');
      await page.pdf({ path, format: 'A4' });
      expect(readFileSync(path, 'latin1').startsWith('%PDF-')).toBe(true);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('search').getByLabel('Owner').isVisible()).toBe(false);
      expect(await page.locator('.results dl').first().isVisible()).toBe(true);
      const cut = await page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter((part) => part.scrollHeight > part.clientHeight + 1).length",
      );
      expect(cut).toBe(0);
    });

    it('finds its way in a thousand projects with twenty gates each', async () => {
      const { page } = await open('large.html');
      const count = page.getByRole('status');
      expect(await count.textContent()).toContain('20,300 results in 1,300');
      await page.getByLabel('Project', { exact: true }).fill('project-77');
      expect(await rows(page)).toEqual(['project-77']);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByLabel('Words').fill('part-4.ts');
      expect(await page.locator('.results .place').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('part-4.ts')]),
      );
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByRole('button', { name: 'Show 1,000 more' }).first().click();
      await page.getByRole('button', { name: 'Show all 1,300' }).click();
      expect(await page.locator('.matrix tbody tr').count()).toBe(1300);
    });

    it('says what fails where no script runs', async () => {
      const { page } = await open(SMALL, { scripts: false });
      expect(await page.locator('noscript th').allTextContents()).toContain('@acme/beta');
    });
  },
);
