import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { planWith } from './helpers.js';

/** The status of every file of a tree, in order. */
function statuses(tree: string, info?: string): string {
  return readPlan(planWith(tree, info))
    .layout.filter((entry) => entry.kind === 'file')
    .map((entry) => entry.status)
    .join(' ');
}

/** A tree of files with one comment each. */
function commented(comments: readonly string[]): string {
  return ['src/', ...comments.map((comment, at) => `├── f${at}.ts   # ${comment}`)].join('\n');
}

const WORDS: readonly (readonly [string, string, string])[] = [
  [
    'German',
    'NEU: Karte|GEÄNDERT|unverändert|wird gelöscht|anzupassen|zu ändern|neu anzulegen|bleibt unverändert',
    'new modified existing deleted modified modified new existing',
  ],
  [
    'French',
    'NOUVEAU|MODIFIÉ : paiement|inchangé|À SUPPRIMER|à créer|mis à jour|existe déjà|sera supprimé',
    'new modified existing deleted new modified existing deleted',
  ],
  [
    'Spanish',
    'NUEVO|se modifica|sin cambios|se elimina|a crear|archivo nuevo|ya existente|actualizar',
    'new modified existing deleted new new existing modified',
  ],
  [
    'Portuguese',
    'NOVO|atualizar rotas|inalterado|a remover|será criado|novo arquivo|sem alterações|excluir',
    'new modified existing deleted new new existing deleted',
  ],
  [
    'Italian',
    'NUOVO|da modificare|invariato|DA ELIMINARE|nuovo file|aggiornare|esiste già|rimosso',
    'new modified existing deleted new modified existing deleted',
  ],
  [
    'Chinese',
    '新增：卡片|【修改】|无需改动|将删除|待新增|沿用|刪除|改造',
    'new modified existing deleted new existing deleted modified',
  ],
  [
    'Japanese',
    '新規：カード|変更予定|既存（変更なし）|削除予定|追加|変更不要|廃止|修正',
    'new modified existing deleted new existing deleted modified',
  ],
  [
    'Korean',
    '신규: 카드|수정 예정|기존 유지|삭제 예정|추가|변경 없음|삭제|수정',
    'new modified existing deleted new existing deleted modified',
  ],
  [
    'Russian',
    'НОВЫЙ: карта|изменён|без изменений|удалить|новая директория|Обновить: оплата|(существует)|будет удалён',
    'new modified existing deleted new modified existing deleted',
  ],
  [
    'Ukrainian and Polish',
    'новий|оновлено|без змін|видалити|nowy plik|do zmiany|istniejący|do usunięcia',
    'new modified existing deleted new modified existing deleted',
  ],
  [
    'Dutch and Turkish',
    'nieuw|aangepast|ongewijzigd|te verwijderen|YENİ: kart|güncellenecek|(mevcut — kartlar)|silinecek',
    'new modified existing deleted new modified existing deleted',
  ],
  [
    'Vietnamese and Indonesian',
    'tạo mới|cập nhật|giữ nguyên|xóa|baru|Modifikasi: kartu|sudah ada|dihapus',
    'new modified existing deleted new modified existing deleted',
  ],
];

const PHRASES: readonly (readonly [string, string])[] = [
  ['EXISTING, MODIFY', 'modified'],
  ['existing, will be extended', 'modified'],
  ['EXISTING+EXPANDED: the helpers', 'modified'],
  ['既存（変更）', 'modified'],
  ['existing (no changes)', 'existing'],
  ['Card service (create, update, delete)', 'unspecified'],
  ['Plugin class (load, update, pipe)', 'unspecified'],
  ['Card service (existing, update)', 'modified'],
  ['(update, with a migration of old cards)', 'modified'],
  ['+ a section for cards', 'unspecified'],
  ['+ NEW', 'new'],
  ['add', 'new'],
  ['ADD: the card', 'unspecified'],
  ['REGENERATED', 'modified'],
  ['FIX: totals of a card', 'modified'],
  ['fixed width of a card', 'unspecified'],
  ['PRIMARY FILE TO MODIFY', 'modified'],
  ['editado: cartas', 'modified'],
  ['RETIRED — taken out of the workspace', 'deleted'],
  ['retired cards', 'unspecified'],
  ['[DELETE after the move]', 'deleted'],
  ['delete after the move', 'unspecified'],
  ['DEPRECATED', 'unspecified'],
  ['Retained (the package of cards)', 'existing'],
  ['preserve the order of cards', 'unspecified'],
  ['カードの契約 ※既存', 'existing'],
  ['`new.ts` in one file', 'unspecified'],
  ['update(card) and its helpers', 'unspecified'],
  ['update (card)', 'modified'],
  ['новостная лента', 'unspecified'],
  ['add the card', 'unspecified'],
  ['追加：カードの表示', 'unspecified'],
];

describe('a status in words', () => {
  it.each(WORDS)('in %s', (_language, comments, expected) => {
    expect(statuses(commented(comments.split('|')))).toBe(expected);
  });

  it.each(PHRASES)('"%s" is %s', (comment, expected) => {
    expect(statuses(commented([comment]))).toBe(expected);
  });

  it('in brackets, emphasis and code behind a name, and behind arrows', () => {
    const tree =
      'src/\n├── a.ts [NEW]\n├── b.ts {new}\n├── c.ts **NEW**\n├── d.ts *new*\n├── `e.ts` **(new)**\n├── f.ts `NEW`\n' +
      '├── g.ts ← NEW\n├── h.ts ──> NEW\n├── i.ts <-- NEW\n├── j.ts ◄── NEW\n├── k.ts <!-- NEW -->';
    expect(new Set(statuses(tree).split(' '))).toEqual(new Set(['new']));
  });

  it('before the name, in capitals, in lower case and with a colon', () => {
    const tree =
      'src/\n├── NEUE cards.ts\n├── new src.ts\n├── 新增 a.ts\n├── Deleted: b.ts\n└── supprimé : c.ts';
    expect(statuses(tree)).toBe('new new new deleted deleted');
  });

  it('is none where a name begins with such a word', () => {
    expect(readPlan(planWith('New Folder/\n└── new-card.ts')).layout).toMatchObject([
      { path: 'New Folder', status: 'unspecified' },
      { path: 'New Folder/new-card.ts', status: 'unspecified' },
    ]);
  });
});

describe('a status in signs', () => {
  it.each([
    [
      'signs before names',
      'src/\n├── + a.ts\n├── - b.ts\n├── ~ c.ts\n└── d.ts',
      'new deleted modified unspecified',
    ],
    [
      'letters before names',
      'src/\n├── A a.ts\n├── D b.ts\n├── M c.ts\n└── d.ts',
      'new deleted modified unspecified',
    ],
    [
      'emoji before and behind names',
      'src/\n├── 🆕 a.ts\n├── ❌ b.ts\n├── c.ts ✏️\n├── d.ts 🗑️\n└── e.ts ➕',
      'new deleted modified deleted new',
    ],
    [
      'signs in brackets',
      'src/\n├── a.ts   # [+] the card\n├── b.ts   # [-]\n└── c.ts   # (~)',
      'new deleted modified',
    ],
    ['letters in brackets', 'src/\n├── a.ts [A]\n├── b.ts (D)\n└── c.ts [M]', 'new deleted modified'],
    ['a name struck out', 'src/\n├── ~~a.ts~~\n└── b.ts', 'deleted unspecified'],
    ['a status list', 'NEW       src/a.ts\nDELETED   src/b.ts\nMODIFIED  src/c.ts', 'new deleted modified'],
    ['a list of changes', 'A  src/a.ts\nD  src/b.ts\nM  src/c.ts\n?? src/d.ts', 'new deleted modified new'],
    ['a column of signs', '+ src/a.ts\n- src/b.ts\n  src/c.ts', 'new deleted unspecified'],
    [
      'a column of signs before a drawing',
      ' src/\n+├── a.ts\n-├── b.ts\n └── c.ts',
      'new deleted unspecified',
    ],
  ])('%s', (_name, tree, expected) => {
    expect(statuses(tree)).toBe(expected);
  });

  it.each([
    ['bullets', 'src/\n├── - a.ts\n├── - b.ts\n└── - c.ts'],
    ['one sign on every entry', '+ src/a.ts\n+ src/b.ts'],
    ['a letter that may say "directory"', 'src/\n├── lib.ts (D)\n└── a.ts'],
    ['a cross among no other marks', 'src/\n├── a.ts ❌\n└── b.ts'],
    ['ticked tasks', 'src/\n├── - [x] a.ts\n├── - [ ] b.ts\n└── 🆕 c/'],
  ])('is none for %s', (_name, tree) => {
    expect(new Set(statuses(tree).split(' '))).toEqual(new Set(['unspecified']));
  });

  it('reads a fenced difference', () => {
    expect(statuses('@@ -1,2 +1,3 @@\n src/\n+├── a.ts\n └── b.ts', 'diff')).toBe('new unspecified');
  });

  it.each([
    ['a line', 'Legend: * new, ** changed, ! removed\nsrc/\n├── a.ts *\n├── b.ts **\n├── ! c.ts\n└── d.ts'],
    [
      'lines below',
      'src/\n├── a.ts *\n├── b.ts **\n├── c.ts !\n└── d.ts\n\n* new file\n** modified file\n! deleted',
    ],
  ])('takes the meaning from a legend: %s', (_name, tree) => {
    expect(statuses(tree)).toBe('new modified deleted unspecified');
    expect(readPlan(planWith(tree)).findings).toEqual([]);
  });

  it('takes the meaning from a legend in the text around', () => {
    const text = `${planWith('src/\n├── a.ts ❌\n└── b.ts E')}\n**Legende**: \`❌\` = gelöscht · \`E\` = bestehend\n`;
    const files = readPlan(text).layout.filter((entry) => entry.kind === 'file');
    expect(files.map((entry) => entry.status)).toEqual(['deleted', 'existing']);
  });
});
