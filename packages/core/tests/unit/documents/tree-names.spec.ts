import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { planWith } from './helpers.js';

/** The paths of a tree, directories with a slash. */
function paths(tree: string): string[] {
  return readPlan(planWith(tree)).layout.map(({ path, kind }) => (kind === 'dir' ? `${path}/` : path));
}

describe('names on a line', () => {
  it.each([
    ['a file of code and its header', 'core/\n└── radio.h/.cpp', ['core/', 'core/radio.h', 'core/radio.cpp']],
    [
      'directories with spaces between',
      'assets/\n└── svg/ png/   # icons',
      ['assets/', 'assets/svg/', 'assets/png/'],
    ],
    ['a sibling of one kind', 'docs/en/card.md, pay.md', ['docs/en/card.md', 'docs/en/pay.md']],
    ['a sibling of one name', 'src/card.tsx, card.css', ['src/card.tsx', 'src/card.css']],
    ['a file that lies elsewhere', 'src/card.ts, package.json', ['src/card.ts', 'package.json']],
  ])('give %s', (_form, tree, expected) => {
    expect(paths(tree)).toEqual(expected);
  });

  it('in parentheses are directories of a framework where something is drawn below them', () => {
    const tree = 'app/\n├── (shop)\n│   └── page.tsx\n├── (optional)\n│   └── note.ts\n└── (tabs)';
    expect(paths(tree)).toEqual(['app/', 'app/(shop)/', 'app/(shop)/page.tsx', 'app/note.ts']);
  });

  it('below a file are none where they are its keys', () => {
    const tree = 'package.json\n├── cards["shop.list"]\n│   └── enum: add "gift"\n└── exports: ./cards';
    expect(paths(tree)).toEqual(['package.json']);
  });
});

describe('a root of which the plan says that it is the repository', () => {
  it.each([
    'repo root',
    '← repository root (Nx)',
    'リポジトリルート',
    'корень репозитория',
    'racine du dépôt',
  ])('is no part of a path: %s', (comment) => {
    expect(paths(`shop/    # ${comment}\n├── apps/\n└── nx.json`)).toEqual(['apps/', 'nx.json']);
  });

  it('is one where nothing is drawn below it, or another root is meant', () => {
    expect(paths('shop/    # repo root')).toEqual(['shop/']);
    expect(paths('web/    # project root\n└── src/')).toEqual(['web/', 'web/src/']);
  });
});

describe('several blocks under one heading', () => {
  const block = (text: string, info = ''): string => `\n\`\`\`${info}\n${text}\n\`\`\`\n`;
  const read = (second: string, info?: string): string[] =>
    readPlan(planWith('src/card.ts') + `\nThen:\n${block(second, info)}`).layout.map(({ path }) => path);

  it.each([
    ['of one file that has no extension', 'Makefile          # a target for cards'],
    ['of files in the root', 'nx.json\nDockerfile'],
    ['of a drawing', 'lib/\n└── pay.ts'],
  ])('are all read: %s', (_form, text) => {
    expect(read(text).length).toBeGreaterThan(1);
  });

  it.each([
    ['commands', 'scripts/build.sh --all\nscripts/test.sh -v'],
    ['requests', '/cards/{id}\n/cards/:id/pay'],
    ['requests with their method', 'GET /cards\nPOST /cards'],
    ['packages', '@shop/cards\n@shop/pay'],
    ['versions', 'v1.2.3\n2.0.1'],
    ['a flow', 'card -> pay -> done'],
    ['one word', 'done'],
  ])('are left out where they hold %s', (_form, text) => {
    expect(read(text)).toEqual(['src/card.ts']);
  });

  it('are left out where they hold code', () => {
    expect(read("import { card } from './card.js';\nsrc/pay.ts", 'ts')).toEqual(['src/card.ts']);
  });
});

describe('headings in further languages', () => {
  it.each([
    [
      'Russian',
      'Структура проекта',
      'Документация (эта фича)',
      'Исходный код (корень репозитория)',
      'Решение по структуре',
    ],
    ['Polish', 'Struktura projektu', 'Dokumentacja', 'Kod źródłowy', 'Decyzja o strukturze'],
    ['Dutch', 'Projectstructuur', 'Documentatie', 'Broncode', 'Structuurkeuze'],
    ['Turkish', 'Proje Yapısı', 'Dokümantasyon (bu özellik)', 'Kaynak Kod', 'Yapı Kararı'],
    ['Vietnamese', 'Cấu trúc dự án', 'Tài liệu (tính năng này)', 'Mã nguồn', 'Quyết định cấu trúc'],
    ['Indonesian', 'Struktur Proyek', 'Dokumentasi (fitur ini)', 'Kode Sumber', 'Keputusan Struktur'],
  ])('%s', (_language, structure, documentation, source, decision) => {
    const plan = readPlan(
      `# Plan: Cards\n\n## ${structure}\n\n### ${documentation}\n\n\`\`\`\nnotes/cards/\n├── plan.md\n└── spec.md\n\`\`\`\n\n` +
        `### ${source}\n\n\`\`\`\nsrc/card.ts\n\`\`\`\n\n**${decision}**: \`src/card.ts\`\n`,
    );
    expect(plan.layout.map(({ path }) => path)).toEqual(['src/card.ts']);
    expect(plan.structureDecision?.paths.map(({ text }) => text)).toEqual(['src/card.ts']);
  });
});

describe("the feature's own documents", () => {
  it.each([
    'C:\\work\\shop\\specs\\020-cards\\',
    '/home/me/shop/specs/020-cards/',
    'speckit/features/317-cards/',
  ])('are known by their folder: %s', (root) => {
    const fence = (text: string): string => `\`\`\`text\n${text}\n\`\`\`\n\n`;
    const drawn = fence(`${root}\n├── plan.md\n└── tasks.md`) + fence('src/\n└── card.ts');
    const plan = readPlan(`# Implementation Plan: Cards\n\n## Project Structure\n\n${drawn}`);
    expect(plan.layout.map(({ path }) => path)).toEqual(['src', 'src/card.ts']);
  });
});
