import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

/** What a reader prefers, and what the window shows. */
export interface Reader {
  readonly colours?: 'light' | 'dark';
  readonly scripts?: boolean;
}

/** The browser of the machine, without its own sandbox, which containers do not have. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A page from the disk. What it complains about and what it asks the network for is an error of the test. */
export async function openPage(
  browser: Browser,
  file: string,
  { colours = 'light', scripts = true }: Reader = {},
): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({
    colorScheme: colours,
    javaScriptEnabled: scripts,
    viewport: { width: 1300, height: 900 },
  });
  const problems: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) problems.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  return { page, problems };
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that keeps people out, from serious on. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate<readonly Violation[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
