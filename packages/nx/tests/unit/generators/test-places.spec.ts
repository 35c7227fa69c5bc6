import { placesOfTests } from '../../../src/generators/shared/fitting/test-places.js';

describe('where the tests of projects are', () => {
  it.each<[string, readonly (readonly string[])[], string]>([
    [
      'beside the sources',
      [['src/lib/a.spec.ts']],
      '{src,tests}/**/{*.spec.ts,*.spec.tsx,*.test.ts,*.test.tsx}',
    ],
    ['in a directory of their own', [['tests/test_a.py']], 'tests/**/test_*.py'],
    ['at the root of the project', [['a_test.go', 'cmd/b_test.go']], '**/*_test.go'],
    ['in components', [['src/a.test.jsx']], '{src,tests}/**/{*.spec.jsx,*.test.jsx}'],
    ['in Ruby', [['spec/card_spec.rb']], '{spec,tests}/**/*_spec.rb'],
    [
      'in classes of Java',
      [['src/test/java/CardTest.java', 'src/test/java/PayTests.java', 'src/it/PayIT.java']],
      '{src,tests}/**/{*IT.java,*Test.java,*Tests.java}',
    ],
    ['with a dash in their names', [['src/a-test.mjs']], '{src,tests}/**/{*.spec.mjs,*.test.mjs}'],
    [
      'in many directories',
      [['a/x_test.go', 'b/x_test.go', 'c/x_test.go', 'd/x_test.go', 'e/x_test.go', 'f/x_test.go']],
      '**/*_test.go',
    ],
    ['in files whose names are not known', [['src/a.cy.ts']], '{src,tests}/**/*'],
    ['in one project of two', [[], ['lib/a_test.dart']], '{lib,tests}/**/*_test.dart'],
  ])('%s', (_, projects, glob) => {
    expect(placesOfTests(projects)).toEqual({ kind: 'glob', glob });
  });

  it('is not known without tests', () => {
    expect(placesOfTests([[], []])).toBeNull();
  });

  it('is the default layout if every project has it', () => {
    const files = ['tests/contract/a.spec.ts', 'tests/integration/b.spec.ts', 'tests/unit/c.spec.ts'];
    expect(placesOfTests([files, files])).toEqual({ kind: 'suites' });
    expect(placesOfTests([files, files.slice(1)])).toMatchObject({ kind: 'glob' });
  });
});
