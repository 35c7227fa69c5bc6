import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toBeValidSarifLog } from '@microsoft/jest-sarif';

expect.extend({ toBeValidSarifLog });

const EXAMPLES = join(__dirname, '../../../src/reports/sarif/examples');

const logOf = (example: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(EXAMPLES, example, 'files/report.sarif'), 'utf8')) as Record<string, unknown>;

describe('the schema of SARIF 2.1.0', () => {
  it.each(readdirSync(EXAMPLES))('accepts what the format makes of %s', (example) => {
    expect(logOf(example)).toBeValidSarifLog();
  });

  it('refuses a log whose run has no tool', () => {
    const log = logOf('one-failing');
    const runs = (log.runs as Record<string, unknown>[]).map(({ tool: _, ...run }) => run);
    expect({ ...log, runs }).not.toBeValidSarifLog();
  });
});
