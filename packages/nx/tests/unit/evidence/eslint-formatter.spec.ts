import { join } from 'node:path';
import format from '../../../src/evidence/eslint-formatter.js';

// ESLint loads its formatters by a dynamic import that Jest's modules do not offer; the e2e tests run the real one.
jest.mock('eslint', () => ({
  ESLint: class {
    loadFormatter = () =>
      Promise.resolve({
        format: (results: { messages: { ruleId: string }[] }[]) =>
          results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)).join(' '),
      });
  },
}));

const root = join(__dirname, '..', '..', '..', '..', '..');
const result = (messages: object[]) => ({
  filePath: join(root, 'a.ts'),
  messages,
  suppressedMessages: [],
  errorCount: messages.length,
  fatalErrorCount: 0,
  warningCount: 0,
  fixableErrorCount: 0,
  fixableWarningCount: 0,
  usedDeprecatedRules: [],
});

describe('the ESLint formatter', () => {
  let shown: string;
  beforeEach(() => {
    shown = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('gives the file ESLint JSON and the terminal the messages', async () => {
    const results = [
      result([{ ruleId: 'no-var', severity: 2, message: 'Unexpected var', line: 3, column: 1 }]),
    ];
    expect(JSON.parse(await format(results, { cwd: root }))).toEqual(results);
    expect(shown).toContain('no-var');
  });

  it('shows nothing when there is nothing to tell', async () => {
    expect(JSON.parse(await format([result([])], { cwd: root }))).toHaveLength(1);
    expect(shown).toBe('');
  });
});
