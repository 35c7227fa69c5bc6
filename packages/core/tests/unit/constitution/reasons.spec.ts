import { reasons as constitutionReasons } from '../../../src/constitutions/reasons.js';

describe('reasons of the constitution', () => {
  it('propose the right word only where there is one', () => {
    const { 'gate-kind-unknown': kind, 'gate-field-unknown': field } = constitutionReasons;
    expect(kind.message({ kind: 'coverge', nearest: 'coverage' })).toContain('"coverage"');
    expect(kind.message({ kind: 'xyz', nearest: null })).not.toContain('mean');
    expect(kind.fix({ kind: 'coverge', nearest: 'coverage' })).toContain('kind: coverage');
    expect(kind.fix({ kind: 'xyz', nearest: null })).toContain('attestation');
    expect(field.fix({ field: 'treshold', kind: 'lint', nearest: null })).toContain('Delete');
    expect(field.fix({ field: 'maxx', kind: 'lint', nearest: 'max' })).toContain('"max"');
  });

  it('say what was expected and what was found', () => {
    const args = { field: 'min.lines', expected: 'a number of at most 100', received: '190' };
    const message = constitutionReasons['gate-field-invalid'].message(args);
    for (const part of Object.values(args)) expect(message).toContain(part);
    expect(constitutionReasons['gate-field-invalid'].fix(args)).toContain(args.expected);
  });
});
