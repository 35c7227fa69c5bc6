// @ts-check
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, nx } from '../measure.mjs';

/** From this size on a run of the plain executor takes minutes: once is enough. */
const LARGE = 500;

/**
 * One command with nothing cached, gates waiting for tests: against an executor without batch implementation that
 * waits for the same tests, and against the recipe of two steps.
 * @param {{ folder: string, projects: number, runs: number }} options
 */
export async function measureCold({ folder, projects, runs }) {
  const before = () => appendFileSync(join(folder, 'stamp.txt'), 'changed\n');
  const gate = () => (before(), nx(folder, ['run-many', '-t', 'gate']));
  const plain = () => (before(), nx(folder, ['run-many', '-t', 'plain']));
  const recipe = async () => {
    before();
    return (await nx(folder, ['run-many', '-t', 'test'])) + (await nx(folder, ['run-many', '-t', 'gate']));
  };
  const times = projects >= LARGE ? 1 : runs;
  const subject = 'run-many -t gate, tests cold';
  const one = {
    name: 'one command, tests cold',
    projects,
    subject,
    baseline: 'run-many -t plain, tests cold',
    limit: 1,
  };
  const two = {
    name: 'two steps, tests cold',
    projects,
    subject: '-t test, then -t gate',
    baseline: one.baseline,
    limit: null,
  };
  const against = await compare(one, times, { subject: gate, baseline: plain });
  const recipeResult = await compare(two, 1, { subject: recipe, baseline: async () => against.baselineMs });
  return [against, recipeResult];
}
