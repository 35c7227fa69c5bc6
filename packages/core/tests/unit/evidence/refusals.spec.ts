import type { EvidenceKind } from '../../../src/evidence/evidence-kinds.js';
import { readProblem } from '../../../src/reasons/read-problem.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { inPieces, workspace } from './workspace.js';

/** What the refused reports in the folders of the formats cannot say: no format, no file, and bombs made here. */
function refusal(name: string, content: string, kind: EvidenceKind) {
  const files = workspace({ [name]: content });
  const results = [files, inPieces(files)].map((host) => readEvidence(host, name, kind));
  return results.map((result) => (result.ok ? 'accepted' : result.finding.reason));
}
const UNREADABLE = ['evidence-unreadable', 'evidence-unreadable'];

describe('reports that do not count', () => {
  it.each<[string, string, string]>([
    ['an unknown name and format', 'notes.json', '{"a":1}'],
    ['a depth bomb in XML', 'junit.xml', '<testsuite>'.repeat(5_000)],
    [
      'a giant attribute',
      'junit.xml',
      `<testsuite name="${'a'.repeat(1100 * 1024)}"><testcase/></testsuite>`,
    ],
  ])('%s is unreadable', (_, name, content) => {
    expect(refusal(name, content, 'tests')).toEqual(UNREADABLE);
  });

  it('says why a file of the workspace cannot be opened', () => {
    const result = readEvidence(workspace({}), 'junit.xml', 'tests');
    expect(result).toEqual({
      ok: false,
      path: 'junit.xml',
      emptyByItself: false,
      finding: {
        reason: 'evidence-unreadable',
        args: { file: 'junit.xml', problem: readProblem('missing') },
        position: null,
      },
    });
  });

  it('lets no exception of the host escape', () => {
    const files = workspace({ 'junit.xml': '' });
    const read = () => {
      throw new TypeError('disk');
    };
    expect(readEvidence({ ...files, read }, 'junit.xml', 'tests')).toMatchObject({ ok: false });
  });

  it.each([
    ['deep lists', `{"a":${'['.repeat(300)}`],
    ['an entry of more than 32 MiB', `{"a":["${'x'.repeat(33 * 1024 * 1024)}"]}`],
  ])('ends at a bound in a large document: %s', (_, text) => {
    const name = 'coverage-final.json';
    const result = readEvidence(inPieces(workspace({ [name]: text })), name, 'coverage');
    expect(result.ok ? '' : JSON.stringify(result.finding)).toMatch(/200 levels|32 MiB/);
  });
});
