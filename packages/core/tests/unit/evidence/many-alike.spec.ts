import { VexStatements } from '../../../src/gates/security/statements.js';
import type { VexStatement } from '../../../src/evidence/kinds/security/security-evidence.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { workspace } from './workspace.js';

/** So many that a list copied for each of them would be gone through some ten billion times. */
const MANY = 150_000;

describe('reports with very many things of one name', () => {
  it('LCOV: functions', () => {
    const functions = Array.from({ length: MANY }, (_, at) => `FN:${at + 1},get\n`).join('');
    const text = `SF:src/a.ts\n${functions}DA:1,1\nLF:1\nend_of_record\n`;
    const read = readEvidence(workspace({ 'lcov.info': text }), 'lcov.info', 'coverage');
    expect(read.ok && read.evidence.totals.functions).toEqual({ covered: 0, total: MANY });
  });

  it('npm: packages that are vulnerable through one other', () => {
    const advisory = {
      source: 1,
      name: 'a',
      dependency: 'a',
      title: 'A',
      url: 'https://example.org/GHSA-aaaa-bbbb-cccc',
      severity: 'low',
    };
    const of = (name: string, via: unknown) => [
      name,
      { name, severity: 'low', via: [via], fixAvailable: false },
    ];
    const others = Array.from({ length: MANY }, (_, at) => of(`p${at}`, 'a'));
    const report = {
      auditReportVersion: 2,
      vulnerabilities: Object.fromEntries([of('a', advisory), ...others]) as unknown,
      metadata: { vulnerabilities: { total: MANY + 1 }, dependencies: { total: MANY + 1 } },
    };
    const name = 'npm-audit.json';
    const files = { ...workspace({ [name]: JSON.stringify(report) }) };
    const read = readEvidence(files, name, 'security');
    expect(read.ok ? read.evidence.findings.length : read.finding).toBe(1);
  });

  it('VEX: statements on one vulnerability', () => {
    const statement: VexStatement = {
      ids: ['CVE-2026-0001'],
      products: [],
      status: 'not_affected',
      counts: true,
      reason: 'the code is not reached',
      source: 'acme.openvex.json',
    } as never;
    const statements = new VexStatements(
      Array.from({ length: MANY }, () => statement),
      'pay',
    );
    const finding = { id: 'CVE-2026-0001', aliases: [], package: null } as never;
    expect(statements.on(finding)).toMatchObject({ counts: false });
  });
});
