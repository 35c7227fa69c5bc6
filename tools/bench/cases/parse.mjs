// @ts-check
import { readPlan } from '@plangate/core/documents';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { planText, researchText } from '../documents.mjs';
import { compare } from '../measure.mjs';

const PLANS = 200;

/**
 * Reading plans into models against remark-parse alone, in this process and on the same texts.
 * @param {{ runs: number }} options
 */
export async function measureParse({ runs }) {
  const texts = Array.from({ length: PLANS }, (_, index) => longPlan(index + 1));
  const parser = unified().use(remarkParse);
  const time = (/** @type {(text: string) => unknown} */ read) => async () => {
    // Time of the processor: other work on the machine must not decide the ratio.
    const start = process.cpuUsage();
    for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const subject = time(readPlan);
  const baseline = time((text) => parser.parse(text));
  await subject();
  await baseline();
  const names = { subject: `readPlan of ${PLANS} plans`, baseline: 'remark-parse alone' };
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const result = await compare({ name: 'parse a plan', projects: 0, limit: 1.8, ...names }, runs * 3, {
    subject,
    baseline,
  });
  return [{ ...result, notes: { characters } }];
}

/**
 * A plan with prose below it, as long as a real one.
 * @param {number} number
 */
function longPlan(number) {
  const feature = { number, name: 'saved-cards', project: 'p0001' };
  return `${planText(feature)}\n${researchText(feature).replace(/^# .*$/m, '## Notes')}`;
}
