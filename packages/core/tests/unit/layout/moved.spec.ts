import { isCommonName, isTellingName, spellingOf } from '../../../src/layout/alike-names.js';
import { movedTo, renamedTo } from '../../../src/layout/moved.js';
import { filesOf } from '../support/builders.js';

const free = (): boolean => false;

function moved(path: string, ...there: readonly string[]): string | null {
  const kind = path.endsWith('/') ? 'dir' : 'file';
  return movedTo({ path: path.replace(/\/$/, ''), kind }, filesOf(there), free);
}

describe('where a missing path is now', () => {
  it.each([
    ['its only namesake', 'a/card-form.ts', ['b/c/card-form.ts'], 'b/c/card-form.ts'],
    [
      'of several namesakes the one with the same directory above it',
      'a/ui/card.ts',
      ['b/card.ts', 'b/ui/card.ts'],
      'b/ui/card.ts',
    ],
    [
      'of several that a name of several words tells, the one that is nearest',
      'web/pages/card-form.tsx',
      ['app/card-form.tsx', 'web/views/card-form.tsx'],
      'web/views/card-form.tsx',
    ],
    ['beside it with another extension', 'a/pay.js', ['a/pay.ts', 'b/pay.md'], 'a/pay.ts'],
    ['in another spelling', 'tests/Ledger/Entry.cs', ['tests/ledger/entry.cs'], 'tests/ledger/entry.cs'],
    ['the only one of another spelling elsewhere', 'a/CardForm.ts', ['b/card-form.ts'], 'b/card-form.ts'],
    ['a directory that changed its case', 'a/Cards/', ['a/cards/x.ts'], 'a/cards'],
    ['the module that it became', 'src/routing.rs', ['src/routing/mod.rs'], 'src/routing/mod.rs'],
    ['the file that a module became', 'src/pay/__init__.py', ['src/pay.py'], 'src/pay.py'],
  ])('is %s', (_what, path, there, to) => {
    expect(moved(path, ...there)).toBe(to);
  });

  it.each([
    ['nothing is like it', 'a/card.ts', ['a/cart.ts']],
    ['two files have its one word', 'a/money.ts', ['b/money.ts', 'c/money.ts']],
    ['its name is that of many', 'a/index.ts', ['b/index.ts']],
    ['a common name has another extension elsewhere', 'a/Service.js', ['b/service.ts']],
    ['a file of another kind has its name', 'a/pay.ts', ['a/pay.md', 'a/pay.css']],
    ['a directory has the name of the file', 'a/pay.ts', ['b/pay.ts/x.ts']],
  ])('is not known where %s', (_why, path, there) => {
    expect(moved(path, ...there)).toBeNull();
  });

  it('is not a path that was there beside it', () => {
    const isTaken = (path: string): boolean => path === 'b/card-form.ts';
    expect(
      movedTo({ path: 'a/card-form.ts', kind: 'file' }, filesOf(['b/card-form.ts']), isTaken),
    ).toBeNull();
  });
});

describe('what a missing directory is called now', () => {
  const names = ['state.go', 'types.go', 'prune.go'];

  it('is the place of most of its files', () => {
    const there = [
      'in/ws/state.go',
      'in/ws/types.go',
      'in/ws/prune.go',
      'in/cmd/types.go',
      'in/cmd/prune.go',
    ];
    expect(renamedTo('in/env', names, filesOf(there))).toBe('in/ws');
  });

  it('is not known where one file is there, where two places have as many, or while it is there itself', () => {
    expect(renamedTo('in/env', names, filesOf(['in/ws/state.go']))).toBeNull();
    const two = ['in/ws/state.go', 'in/ws/types.go', 'in/x/types.go', 'in/x/prune.go'];
    expect(renamedTo('in/env', names, filesOf(two))).toBeNull();
    expect(
      renamedTo('in/env', names, filesOf(['in/env/a.go', 'in/ws/state.go', 'in/ws/types.go'])),
    ).toBeNull();
  });
});

describe('names', () => {
  it('are common where every word of them is', () => {
    expect(['index.ts', 'api_test.go', 'TestUtils.cs', 'Program.cs'].every(isCommonName)).toBe(true);
    expect(['card.ts', 'test_card.py', 'money'].some(isCommonName)).toBe(false);
  });

  it('tell where several words are not all common', () => {
    expect(['card-form.ts', 'CardForm.tsx', 'test_card.py'].every(isTellingName)).toBe(true);
    expect(['money.ts', 'index.test.ts'].some(isTellingName)).toBe(false);
  });

  it('keep their spelling through case, separators and extensions of a family', () => {
    expect(new Set(['card-form.js', 'CardForm.tsx', 'cardForm.mts'].map(spellingOf)).size).toBe(1);
    expect(spellingOf('card.ts')).not.toBe(spellingOf('card.py'));
  });
});
