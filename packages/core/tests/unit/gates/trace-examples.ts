import { join } from 'node:path';
import { judgeExample, loadExample, type Example } from '../../support/example.js';

const FOLDER = join(__dirname, '../../../src/gates/trace/examples');
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The report of the tests of `packages/checkout` in the examples. */
export const JUNIT = 'packages/checkout/reports/test/junit.xml';
export const SPEC = 'specs/001-saved-cards/spec.md';

/** The gates of an example of the trace gate in which some files hold something else. */
export async function judgeTrace(
  name: string,
  files: Readonly<Record<string, string>>,
  more: Partial<Example> = {},
) {
  const example = loadExample(join(FOLDER, name));
  const contents = new Map(example.contents);
  for (const [path, text] of Object.entries(files)) contents.set(path, encoded(text));
  const { gates, requirements = [] } = await judgeExample({ ...example, ...more, contents });
  const traced = gates.filter(({ id }) => id === 'I.trace');
  return {
    verdicts: traced.map(({ verdict, reason }) => `${verdict} ${reason}`),
    requirements,
    gates: traced,
  };
}

/** A report of tests of the file that the example has, each with what is in it. */
export function report(...tests: readonly (readonly [name: string, inner?: string])[]): string {
  const cases = tests.map(
    ([name, inner = '']) => `<testcase name="${name}" file="tests/unit/cards.spec.ts">${inner}</testcase>`,
  );
  return `<testsuites><testsuite name="cards">${cases.join('')}</testsuite></testsuites>`;
}
