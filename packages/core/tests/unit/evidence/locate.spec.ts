import { FileLocator } from '../../../src/evidence/file-locator.js';
import { ModuleLocator } from '../../../src/evidence/module-locator.js';
import { workspace } from './workspace.js';

const place = { root: 'packages/a', roots: new Set(['.', 'packages/a', 'packages/b', 'packages/a/nested']) };

function counted(content: Readonly<Record<string, string>>) {
  const files = workspace(content);
  let looks = 0;
  const kind = (path: string) => {
    looks += 1;
    return files.kind(path);
  };
  return { files: { ...files, kind }, looks: () => looks };
}

describe('files that reports name', () => {
  const content = {
    'packages/a/src/a.ts': '',
    'packages/b/package.json': '',
    'tools/x/package.json': '',
    'tools/x/y.ts': '',
  };

  it('are looked for a few times each, however deep their names are', () => {
    const { files, looks } = counted(content);
    const locator = new FileLocator(files, place);
    for (const depth of [30, 39, 95, 5_000]) {
      for (let name = 0; name < 100; name += 1) {
        const segments = Array.from({ length: depth }, (_, at) => `d${at}`).join('/');
        expect(locator.locate(`/ci/${segments}/${name}.ts`)).toEqual({ at: 'nowhere' });
        expect(locator.locate(`${segments}/${name}.ts`)).toEqual({ at: 'nowhere' });
      }
    }
    expect(looks()).toBeLessThan(20 * 800);
  });

  it('are looked for by their ends that begin as the workspace does', () => {
    const { files, looks } = counted(content);
    const locator = new FileLocator(files, place);
    for (let name = 0; name < 1_000; name += 1) {
      locator.locate(`/${'packages/a/'.repeat(18)}${name}.ts`);
    }
    expect(looks()).toBeLessThan(1_000 * 40);
  });

  it('end with a bound', () => {
    const { files } = counted(content);
    const locator = new FileLocator(files, place);
    for (let name = 0; !locator.exhausted && name < 200_000; name += 1) locator.locate(`${name}.ts`);
    expect(locator.exhausted).toBe(true);
    expect(locator.locate('src/a.ts')).toEqual({ at: 'nowhere' });
  });

  it("of another package are not the root project's", () => {
    const locator = new FileLocator(workspace(content), { root: '.', roots: new Set(['.', 'packages/a']) });
    expect(locator.locate('tools/x/y.ts')).toEqual({ at: 'workspace', path: 'tools/x/y.ts', owner: null });
    expect(locator.locate('packages/a/src/a.ts')).toMatchObject({ owner: 'packages/a' });
  });
});

describe('modules, classes and packages that reports name', () => {
  const modules = new ModuleLocator(
    workspace({
      'packages/a/tests/unit/test_card.py': '',
      'packages/a/my-api/tests/check.py': '',
      'packages/a/src/test/java/org/shop/CardTest.java': '',
      'packages/a/src/it/java/org/other/CardTest.java': '',
      'packages/a/src/test/kotlin/org/shop/PayTest.kt': '',
      'packages/a/Unit/RateTests.cs': '',
      'packages/a/One/SameTests.cs': '',
      'packages/a/Two/SameTests.cs': '',
      'packages/a/nested/tests/test_deep.py': '',
      'packages/a/nested/src/test/java/org/shop/DeepTest.java': '',
      'packages/a/go.mod': '// x\nmodule shop.example/a\n',
      'packages/a/card/card_test.go': '',
      'packages/a/card/card.go': '',
      'packages/a/plain/plain.go': '',
      'packages/a/Cargo.toml': '[package]\nname = "my-crate"\n',
      'packages/a/tests/cards.rs': '',
      'packages/a/src/lib.rs': '',
      'packages/a/src/bin/serve.rs': '',
    }),
    place,
  );

  it.each([
    ['tests.unit.test_card', 'packages/a/tests/unit/test_card.py'],
    ['tests.unit.test_card.TestCard', 'packages/a/tests/unit/test_card.py'],
    ['tests.unit.test_card.describe_card.given', 'packages/a/tests/unit/test_card.py'],
    ['packages.a.tests.unit.test_card', 'packages/a/tests/unit/test_card.py'],
    ['my-api.tests.check', 'packages/a/my-api/tests/check.py'],
    ['org.shop.CardTest', 'packages/a/src/test/java/org/shop/CardTest.java'],
    ['org.other.CardTest$Inner', 'packages/a/src/it/java/org/other/CardTest.java'],
    ['org.shop.PayTest', 'packages/a/src/test/kotlin/org/shop/PayTest.kt'],
    ['Acme.Shop.RateTests', 'packages/a/Unit/RateTests.cs'],
    ['Acme.Shop.RateTests+Nested', 'packages/a/Unit/RateTests.cs'],
    ['shop.example/a/card', 'packages/a/card/card_test.go'],
    ['my-crate::cards', 'packages/a/tests/cards.rs'],
    ['my_crate', 'packages/a/src/lib.rs'],
    ['my-crate::bin/serve', 'packages/a/src/bin/serve.rs'],
  ])('%s is %s', (module, path) => {
    expect(modules.locate(module)).toBe(path);
  });

  it.each([
    ['a class of two packages', 'CardTest'],
    ['a class that two files could hold', 'Acme.SameTests'],
    ['a module of another project', 'nested.tests.test_deep'],
    ['a class of another project', 'org.shop.DeepTest'],
    ['a package without tests', 'shop.example/a/plain'],
    ['a package of another module', 'shop.example/b/card'],
    ['a crate of another name', 'other::cards'],
    ['a title', 'cards adds a card'],
    ['no name', ''],
    ['too many parts', Array.from({ length: 60 }, () => 'tests').join('.')],
    ['a way out', 'tests/../../b'],
  ])('%s is none', (_, module) => {
    expect(modules.locate(module)).toBeNull();
  });
});
