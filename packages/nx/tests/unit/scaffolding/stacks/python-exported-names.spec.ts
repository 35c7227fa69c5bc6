import { exportedNames } from '../../../../src/scaffolding/stacks/python/exported-names.js';

describe('the names that a module of Python offers', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'classes and functions',
      'class Card:\n    def hidden(self): ...\n\ndef pay(): ...\nasync def wait(): ...\n',
      ['Card', 'pay', 'wait'],
    ],
    ['constants, typed or not', 'LIMIT = 3\nNAME: str = "a"\n', ['LIMIT', 'NAME']],
    [
      'what is imported under a name',
      'from .models.card import Card as Card\nimport json as js\n',
      ['Card', 'js'],
    ],
    [
      'what a list of imports names',
      'from .models import (\n    Card as Card,\n    Wallet as Wallet,\n)\n',
      ['Card', 'Wallet'],
    ],
    [
      'no comparison, no private name, no import without a name',
      'x == 1\n_private = 1\nfrom .a import b\n',
      [],
    ],
    ['nothing', '', []],
  ])('%s', (_, source, names) => {
    expect(exportedNames(source)).toEqual(names);
  });
});
