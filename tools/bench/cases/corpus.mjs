// @ts-check
import { readPlan } from '@plangate/core/documents';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { plansOf, repositoriesOf } from '../../corpus/files.mjs';
import { compare } from '../measure.mjs';

/**
 * Reading every plan of a corpus in this process, against parsing alone. What finding the plans and reading the file lists
 * of their repositories took is among the notes.
 * @param {{ corpus: string, runs: number }} options
 */
export async function measureCorpus({ corpus, runs }) {
  const parser = unified().use(remarkParse);
  const before = performance.now();
  const plans = repositoriesOf(corpus).flatMap((repository) => plansOf(repository));
  const listingMs = performance.now() - before;
  const time = (/** @type {(text: string) => unknown} */ read) => async () => {
    const start = performance.now();
    for (const { text } of plans) read(text);
    return performance.now() - start;
  };
  const subject = time(readPlan);
  const baseline = time((text) => parser.parse(text));
  await subject();
  await baseline();
  const names = { subject: `readPlan of ${plans.length} plans`, baseline: 'remark-parse alone' };
  const what = { name: 'read a corpus', projects: 0, limit: 2, ...names };
  const result = await compare(what, runs, { subject, baseline });
  const characters = plans.reduce((sum, { text }) => sum + text.length, 0);
  return [{ ...result, notes: { characters, listingMs } }];
}
