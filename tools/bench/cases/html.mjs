// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../process/chromium.mjs';
import { manyVerdicts } from '../many-verdicts.mjs';
import { median } from '../measure.mjs';

const SIZE = { projects: 1000, gates: 20, features: 300 };
/** Milliseconds from opening the page until something is painted, and from a key until what matches is painted. */
const ALLOWED = { paint: 1000, filter: 100 };
/** What a reader enters, field and value; each is measured. */
const ENTERED = [
  ['filter-text', 'coverage'],
  ['filter-text', 'part-7.ts 90'],
  ['filter-text', ''],
  ['filter-project', 'project-9'],
  ['filter-project', ''],
  ['filter-principle', 'II. Test-First'],
  ['filter-owner', '@acme/data'],
];

/**
 * The page of a large report in headless Chromium: the time until its first paint, and until a filter is painted.
 * @param {{ folder: string, runs: number }} options
 * @returns {Promise<import('../measure.mjs').Measurement[]>}
 */
export async function measureHtml({ folder, runs }) {
  const executablePath = findChromium();
  if (executablePath === null) {
    console.log('html left out: there is no Chromium here');
    return [];
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'report.html');
  const text = await page();
  writeFileSync(file, text);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  /** @type {{ paint: number[], filter: number[] }} */
  const samples = { paint: [], filter: [] };
  const version = browser.version();
  try {
    for (let run = 0; run < runs; run += 1) {
      const { paint, filter } = await readerIn(browser, pathToFileURL(file).href);
      samples.paint.push(paint);
      samples.filter.push(...filter);
    }
  } finally {
    await browser.close();
  }
  const what = `Chromium ${version}, ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`;
  return [
    measurement('page of a report: first paint', samples.paint, ALLOWED.paint, what),
    measurement('page of a report: a filter until it is painted', samples.filter, ALLOWED.filter, what),
  ];
}

async function page() {
  const { REPORT_FORMATS } = await import('@plangate/core');
  const { facts, ...report } = manyVerdicts(SIZE);
  const html = await REPORT_FORMATS.html();
  const { files } = html.render({ ...report, factsOf: (project) => facts[project] ?? null }, {});
  return files[0]?.text ?? '';
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<{ paint: number, filter: number[] }>}
 */
async function readerIn(browser, address) {
  const opened = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await opened.goto(address);
  const paint = await opened.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime))
      .observe({ type: 'paint', buffered: true }))`,
  );
  /** @type {number[]} */
  const filter = [];
  for (const [field, value] of ENTERED) {
    const took = await opened.evaluate(`new Promise((resolve) => {
      const field = document.getElementById(${JSON.stringify(field)});
      const start = performance.now();
      field.value = ${JSON.stringify(value)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    })`);
    filter.push(/** @type {number} */ (took));
  }
  await opened.close();
  return { paint: /** @type {number} */ (paint), filter };
}

/**
 * @param {string} name
 * @param {number[]} subject
 * @param {number} allowed
 * @param {string} what is measured
 * @returns {import('../measure.mjs').Measurement}
 */
function measurement(name, subject, allowed, what) {
  const subjectMs = median(subject);
  return {
    name,
    projects: SIZE.projects,
    subject: what,
    baseline: 'what is allowed',
    subjectMs,
    baselineMs: allowed,
    ratio: subjectMs / allowed,
    limit: 1,
    samples: { subject, baseline: [allowed] },
  };
}
