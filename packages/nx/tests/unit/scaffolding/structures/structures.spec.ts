import {
  builtInStructures,
  structureLayouts,
  structuresOf,
} from '../../../../src/scaffolding/structures/catalogue.js';
import {
  StructureProblem,
  type StructureFault,
} from '../../../../src/scaffolding/structures/structure-problem.js';
import type { Structure } from '../../../../src/scaffolding/structures/structure.js';
import { memoryFiles } from '../support.js';

const FOLDER = '.specify/structures/kiosk';
const YAML = `${FOLDER}/structure.yaml`;

function load(
  files: Readonly<Record<string, string>>,
  name = 'kiosk',
  outside: readonly string[] = [],
): Structure {
  return structuresOf(memoryFiles(files, outside)).load(name);
}

function faultsOf(files: Readonly<Record<string, string>>, name = 'kiosk', outside: readonly string[] = []) {
  try {
    load(files, name, outside);
  } catch (error) {
    if (error instanceof StructureProblem) return error.faults;
    throw error;
  }
  return [];
}

const MOBILE = `description: An app with screens
language: typescript
projects:
  app:
    directories:
      src/screens: one screen each
      src/parts:
    suites: [unit, end-to-end]
    files: app
    dependencies: { react: ^19.0.0 }
`;

describe('the structures of the package', () => {
  it.each(builtInStructures())(
    '%s is without faults and has what the default constitution asks for',
    (name) => {
      const structure = load({}, name);
      expect(structure.name).toBe(name);
      expect(structure.projectType.startsWith(`${name}:`)).toBe(true);
      for (const { directories, layers } of structure.projects) {
        expect([...directories.keys()]).toEqual(
          expect.arrayContaining(['tests/contract', 'tests/integration', 'tests/unit']),
        );
        expect(layers.length).toBeGreaterThan(0);
      }
    },
  );

  it('are single, library and web', () => {
    expect(builtInStructures()).toEqual(expect.arrayContaining(['single', 'library', 'web']));
  });
});

describe('a structure of a workspace', () => {
  const files = {
    [YAML]: MOBILE,
    [`${FOLDER}/guide.md`]: '# Mobile\n',
    [`${FOLDER}/app/src/screens/__entity__-screen.tsx.ejs`]: '<%= entity.pascal %>\n',
    [`${FOLDER}/app/static/logo.svg`]: '<svg/>',
  };

  it('has directories with comments, suites, and its own files', () => {
    const structure = load(files);
    const [app] = structure.projects;
    expect(structure).toMatchObject({
      title: 'An app with screens',
      projectType: 'kiosk: An app with screens',
      language: 'typescript',
      contracts: [],
    });
    expect(app?.root).toBe('app');
    expect(Object.fromEntries(app?.directories ?? [])).toEqual({
      'src/screens': 'one screen each',
      'src/parts': null,
      'tests/unit': 'one part at a time',
      'tests/end-to-end': null,
    });
    expect(app?.templates.map(({ path, isTemplate }) => [path, isTemplate])).toEqual([
      ['src/screens/__entity__-screen.tsx', true],
      ['static/logo.svg', false],
    ]);
    expect(app?.dependencies).toEqual({ react: '^19.0.0' });
  });

  it('is one of the names, after ours', () => {
    expect(structuresOf(memoryFiles(files)).names).toEqual([...builtInStructures(), 'kiosk']);
  });

  it('adds to what it extends', () => {
    const yaml = `description: Web and an app\nextends: web\nprojects:\n  backend:\n    directories: { src/jobs: background work, src/api: the public interface }\n  app:\n    directories: { src: }\n`;
    const structure = load({ [YAML]: yaml });
    expect(structure.projects.map(({ root }) => root)).toEqual(['backend', 'frontend', 'app']);
    expect(structure.contracts).toEqual(['problem', 'response']);
    const [backend] = structure.projects;
    expect(backend?.layers).toContain('interface');
    expect(backend?.directories.get('src/models')).toBe('entities and their validation');
    expect(backend?.directories.get('src/api')).toBe('the public interface');
    expect(backend?.directories.get('src/jobs')).toBe('background work');
  });

  it('adds to the files that a directory of what it extends takes', () => {
    const takes = (yaml: string) => `description: A\n${yaml}projects: { .: { takes: { src: [a, b] } } }\n`;
    const structure = load({
      '.specify/structures/base/structure.yaml': takes('').replace('[a, b]', '[b, c], lib: [d]'),
      [YAML]: takes('extends: base\n'),
    });
    expect(Object.fromEntries(structure.projects[0]?.takes ?? [])).toEqual({
      src: ['b', 'c', 'a'],
      lib: ['d'],
    });
  });

  it('takes the place of a file of what it extends', () => {
    const base = '.specify/structures/base';
    const structure = load({
      [`${base}/structure.yaml`]: 'description: A\nprojects: { .: { files: own } }\n',
      [`${base}/own/src/a.ts`]: 'base',
      [`${base}/own/src/b.ts`]: 'base',
      [YAML]: 'description: B\nextends: base\nprojects: { .: { files: own } }\n',
      [`${FOLDER}/own/src/A.ts`]: 'kiosk',
    });
    const texts = structure.projects[0]?.templates.map(({ path, text }) => `${path} ${text}`);
    expect(texts).toEqual(['src/b.ts base', 'src/A.ts kiosk']);
  });
});

describe('what is wrong with a structure is said with its place', () => {
  const project = (text: string): string => `description: A\nprojects:\n  app:\n${text}`;
  const at = (line: number, column: number): string => `${YAML}:${line}:${column}`;
  const inFolder = (text: string, more: Readonly<Record<string, string>> = {}) => ({ [YAML]: text, ...more });

  it.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
    ['no structure.yaml', { [`${FOLDER}/guide.md`]: '' }, YAML, /is missing/],
    ['a directory in its place', { [`${YAML}/a`]: '' }, YAML, /is a directory/],
    ['a file that is too large', inFolder(`# ${'x'.repeat(70_000)}\n`), YAML, /64 KiB/],
    ['YAML that is none', inFolder('description: A\nprojects: [\n'), at(3, 1), /YAML/],
    ['a name twice', inFolder('description: A\ndescription: B\n'), at(2, 1), /unique/],
    ['an alias', inFolder('description: &a A\nprojectType: *a\n'), at(2, 14), /aliases/],
    ['nothing', inFolder(''), at(1, 1), /expected fields/],
    ['no description', inFolder('projects: { app: {} }\n'), at(1, 1), /"description" is missing/],
    ['no projects', inFolder('description: A\n'), YAML, /no projects/],
    ['an unknown field', inFolder('description: A\nprojcts: {}\n'), at(2, 1), /Did you mean "projects"/],
    [
      'an unknown field of a project',
      inFolder(project('    layer: [library]\n')),
      at(4, 5),
      /Did you mean "layers"/,
    ],
    ['a wrong type', inFolder('description: 3\n'), at(1, 14), /expected a text/],
    ['a wrong type of a list', inFolder(project('    layers: library\n')), at(4, 13), /expected a list/],
    ['several lines', inFolder('description: "A\\nB"\n'), at(1, 14), /one line/],
    ['an unknown layer', inFolder(project('    layers: [libary]\n')), at(4, 14), /Did you mean "library"/],
    ['an unknown language', inFolder('description: A\nlanguage: typescrip\n'), at(2, 11), /"typescript"/],
    ['an unknown contract', inFolder('description: A\ncontracts: [problems]\n'), at(2, 13), /"problem"/],
    ['an unknown platform', inFolder('description: A\nplatforms: [phone]\n'), at(2, 13), /server/],
    ['an unknown parent', inFolder('description: A\nextends: sngle\n'), at(2, 10), /Did you mean "single"/],
    [
      'itself as parent',
      inFolder('description: A\nextends: kiosk\n'),
      at(2, 10),
      /extend each other without end/,
    ],
    ['a directory above', inFolder(project('    directories: { ../src: }\n')), at(4, 20), /leaves/],
    ['an absolute directory', inFolder(project('    directories: { /etc: }\n')), at(4, 20), /is absolute/],
    ['a directory of Windows', inFolder(project('    directories: { "C:/x": }\n')), at(4, 20), /is absolute/],
    [
      'a directory with a star',
      inFolder(project('    directories: { "src/*": }\n')),
      at(4, 20),
      /every system/,
    ],
    [
      'a path that is not as short as it could be',
      inFolder(project('    directories: { src/: }\n')),
      at(4, 20),
      /Write it/,
    ],
    [
      'two directories of one name',
      inFolder(project('    directories: { src: , SRC: }\n')),
      at(4, 27),
      /same name/,
    ],
    ['a project above', inFolder('description: A\nprojects:\n  ../app: {}\n'), at(3, 3), /leaves/],
    ['files above', inFolder(project('    files: ../other\n')), at(4, 12), /leaves/],
    ['files that are not there', inFolder(project('    files: app\n')), at(4, 12), /does not exist/],
    [
      'files that are a file',
      inFolder(project('    files: app\n'), { [`${FOLDER}/app`]: '' }),
      at(4, 12),
      /is a file/,
    ],
    [
      'a folder that nobody names',
      inFolder(project('    files: app\n'), { [`${FOLDER}/app/a`]: '', [`${FOLDER}/apq/a`]: '' }),
      `${FOLDER}/apq`,
      /Did you mean "app"/,
    ],
    [
      'two templates of one file',
      inFolder(project('    files: app\n'), { [`${FOLDER}/app/a.ts`]: '', [`${FOLDER}/app/A.ts.ejs`]: '' }),
      at(4, 12),
      /make the same file/,
    ],
    [
      'a template that no system takes',
      inFolder(project('    files: app\n'), { [`${FOLDER}/app/con.ts`]: '' }),
      at(4, 12),
      /some system refuses/,
    ],
    [
      'a template that is too large',
      inFolder(project('    files: app\n'), { [`${FOLDER}/app/a.ts`]: 'x'.repeat(300_000) }),
      at(4, 12),
      /256 KiB/,
    ],
    [
      'too many templates',
      inFolder(
        project('    files: app\n'),
        Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${FOLDER}/app/a${index}`, ''])),
      ),
      at(4, 12),
      /more than 500/,
    ],
    [
      'too many directories with those that it may have',
      inFolder(
        project(
          `    directories: { src: }\n    optional: { ${Array.from({ length: 200 }, (_, index) => `a${index}: `).join(', ')} }\n`,
        ),
      ),
      at(3, 3),
      /more than 200/,
    ],
    [
      'too many directories',
      inFolder(
        project(
          `    directories: { ${Array.from({ length: 201 }, (_, index) => `d${index}: `).join(',')} }\n`,
        ),
      ),
      at(3, 3),
      /more than 200/,
    ],
  ])('%s', (_title, files, place, what) => {
    const faults: readonly StructureFault[] = faultsOf(files);
    expect(faults[0]?.place).toBe(place);
    expect(faults[0]?.what).toMatch(what);
  });

  it('a depth without end', () => {
    expect(faultsOf(inFolder('['.repeat(50_000))).length).toBeGreaterThan(0);
  });

  it('all faults of one file at once', () => {
    const faults = faultsOf(inFolder('description: 3\nprojcts: {}\nprojects: { app: { layer: [] } }\n'));
    expect(faults).toHaveLength(3);
  });

  it.each([[YAML], [FOLDER], [`${FOLDER}/app/a.ts`]])('a link that leads out: %s', (link) => {
    const files = { [YAML]: project('    files: app\n'), [`${FOLDER}/app/a.ts`]: '' };
    expect(faultsOf(files, 'kiosk', [link])[0]?.what).toMatch(/leads outside the workspace/);
  });

  it('the name of a built-in structure, however it is written', () => {
    const files = {
      '.specify/structures/single/structure.yaml': MOBILE,
      '.specify/structures/Web/structure.yaml': MOBILE,
    };
    for (const name of ['single', 'web', 'Web'])
      expect(faultsOf(files, name)[0]?.what).toMatch(/another structure/);
    expect(faultsOf(files, 'library')).toEqual([]);
  });

  it('a name that cannot be an option', () => {
    expect(faultsOf({ '.specify/structures/My App/structure.yaml': MOBILE }, 'My App')[0]?.what).toMatch(
      /lower-case/,
    );
  });
});

it('gates get the directories of every structure, and what is wrong with one', () => {
  const layouts = structureLayouts(memoryFiles({ [YAML]: 'description: 3\n' }));
  expect(layouts.find(({ name }) => name === 'kiosk')).toMatchObject({ ok: false });
  const web = layouts.find(({ name }) => name === 'web');
  expect(web?.ok === true ? web.parts.map(({ root }) => root) : []).toEqual(['backend', 'frontend']);
});
