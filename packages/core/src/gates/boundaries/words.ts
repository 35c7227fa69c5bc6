import { comparableName } from '../../principles/comparable-name.js';
import type { Sentence } from '../../prose/sentences.js';
import { isScoped, softens } from '../../prose/modality.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

/** Headers of a column that says what may be imported, comparable. */
const ALLOWS =
  /^(?:(?:can|may|allowed to|is allowed to) (?:import|depend on|use|access)(?: from)?|allowed (?:imports?|dependenc(?:y|ies))|imports allowed|darf (?:importieren|abhangen von|nutzen)|erlaubte (?:importe|abhangigkeiten)|peut (?:importer|dependre de)|imports autorises|dependances autorisees|puede (?:importar|depender de)|importaciones permitidas|dependencias permitidas|pode (?:importar|depender de)|importacoes permitidas|puo (?:importare|dipendere da)|(?:可以?|允许)(?:导入|引用|依赖|引入)|(?:インポート|依存)(?:可能?|してよい|できる)|가져올 수 있음|의존 가능|임포트 가능)$/u;
const DENIES =
  /^(?:(?:cannot|can not|can t|must not|may not|must never|not allowed to) (?:import|depend on|use|access)(?: from)?|(?:forbidden|disallowed|prohibited) (?:imports?|dependenc(?:y|ies))|imports forbidden|darf nicht (?:importieren|abhangen von|nutzen)|verbotene (?:importe|abhangigkeiten)|ne peut pas (?:importer|dependre de)|imports interdits|dependances interdites|no puede (?:importar|depender de)|importaciones prohibidas|dependencias prohibidas|nao pode (?:importar|depender de)|importacoes proibidas|non puo (?:importare|dipendere da)|(?:不可以?|禁止|不得|不能|不允许)(?:导入|引用|依赖|引入)|(?:インポート|依存)(?:不可|禁止|してはならない|できない)|가져올 수 없음|의존 불가|임포트 불가)$/u;

const NOTHING =
  /^(?:|nothing|none|no|n a|nothing else|nichts|keine|rien|aucun|aucune|nada|ninguno|ninguna|nenhum|nenhuma|niente|nessuno|nessuna|无|無|なし|없음)$/u;
const EVERYTHING =
  /^(?:anything|everything|all|any|alles|alle|tout|tous|todo|todos|tudo|tutto|tutti|所有|全部|任意|すべて|全て|모두|전부)$/u;
const ELSE =
  /^(?:(?:everything|anything|all) else|all others?|others?|the rest|alles andere|tout le reste|todo lo demas|todo o resto|tutto il resto|其他|其余|その他|それ以外|나머지)$/u;

/** A project, directory, tag or package as matchers name it. */
const NAME = /^[@\p{L}\p{N}][\p{L}\p{N}@._/:*-]{0,100}$/u;

/** Rows of import tables, and sentences that forbid one project to import another. */
const boundariesPattern: WordPattern = {
  name: 'Boundaries',
  describes:
    'Rows of a table with columns for what may and what must not be imported ("Can import", "Cannot import"), and sentences such as ' +
    '"`libs/ui` MUST NOT import `apps/web`". Projects are in backticks, or written as paths, tags or scoped names; rows with other words are ' +
    'not read. Since the names may be those of no project, each plan attests the principle as well.',
  examples: [
    {
      text: '`libs/ui` MUST NOT import from `apps/web` or `apps/api`.',
      gate: { kind: 'boundaries', from: ['libs/ui'], deny: ['apps/web', 'apps/api'] },
    },
    {
      text: '`libs/domain` may only depend on `libs/shared`.',
      gate: { kind: 'boundaries', from: ['libs/domain'], allow: ['libs/shared'] },
    },
    {
      text: '`libs/ui` 不得依赖 `apps/web`。',
      gate: { kind: 'boundaries', from: ['libs/ui'], deny: ['apps/web'] },
    },
    {
      text: '`libs/ui` darf nicht von `apps/web` abhängen.',
      gate: { kind: 'boundaries', from: ['libs/ui'], deny: ['apps/web'] },
    },
  ],
  counterexamples: [
    '`libs/ui` SHOULD NOT import `apps/web`.',
    'The domain layer MUST NOT import infrastructure.',
    '`libs/ui` MUST NOT import `apps/web` except for types.',
    'A module MUST NOT reach into another module.',
    '`libs/ui` imports `libs/shared`.',
  ],
  read: (sentence) => (sentence.row === null ? readSentence(sentence.text) : readRow(sentence.row)),
};

function readRow({ header, cells }: NonNullable<Sentence['row']>): readonly GateInput[] {
  const titles = header.map(comparableName);
  const [allows, denies] = [
    titles.findIndex((title) => ALLOWS.test(title)),
    titles.findIndex((title) => DENIES.test(title)),
  ];
  if ((allows < 0 && denies < 0) || allows === 0 || denies === 0) return [];
  const from = namesOf(cells[0] ?? '');
  const allowed = allows < 0 ? 'everything' : entryOf(cells[allows] ?? '');
  const denied = denies < 0 ? 'nothing' : entryOf(cells[denies] ?? '');
  if (from === null || allowed === null || denied === null) return [];
  return boundaries(from, { allowed, denied });
}

type Entry = readonly string[] | 'nothing' | 'everything' | 'else';

function boundaries(
  from: readonly string[],
  { allowed, denied }: { allowed: Entry; denied: Entry },
): GateInput[] {
  if (allowed === 'else') return [];
  const nothing = allowed === 'nothing' || denied === 'everything';
  const deny = nothing ? ['*'] : Array.isArray(denied) ? withPackages(denied as readonly string[]) : [];
  const allow = Array.isArray(allowed) ? [...(allowed as readonly string[])] : [];
  if (allow.length === 0 && deny.length === 0) return [];
  return [
    {
      kind: 'boundaries',
      from: [...from],
      ...(allow.length > 0 ? { allow } : {}),
      ...(deny.length > 0 ? { deny } : {}),
    },
  ];
}

/** A bare name can be that of a package, too: a rule against it must not pass because no project has the name. */
function withPackages(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    /^(?:@[^/:*]+\/)?[^/:*]+$/.test(name) && !name.includes(':') ? [name, `npm:${name}`] : [name],
  );
}

function entryOf(cell: string): Entry | null {
  const said = comparableName(cell);
  if (NOTHING.test(said)) return 'nothing';
  if (EVERYTHING.test(said)) return 'everything';
  if (ELSE.test(said)) return 'else';
  return namesOf(cell);
}

/** The names a cell or a list consists of; null if it holds anything else. */
function namesOf(text: string): string[] | null {
  if (/[(（]/.test(text)) return null;
  const parts = text
    .split(
      /[,;、，；]|<br ?\/?>|\s(?:and|or|nor|und|oder|et|ou|y|o|e|&|\+)\s|(?<=`)\s?(?:和|与|或|と|や|및|또는)\s?(?=`)|(?<=`)\s+(?=`)/giu,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const names = parts.map(nameOf);
  return names.length > 0 && names.length <= 50 && names.every((name) => name !== null) ? names : null;
}

function nameOf(part: string): string | null {
  const quoted = /^`([^`]+)`$/.exec(part)?.[1]?.trim() ?? null;
  const name = (quoted ?? part).replace(/^\.\//, '').replace(/(?<=.)\/$/, '');
  if (!NAME.test(name) || name.split('/').includes('..')) return null;
  // Without backticks a word such as "Domain" is that of a layer, not the name of a project.
  return quoted !== null || /[/:@]/.test(name) ? name : null;
}

const LIST =
  '`[^`]{1,100}`(?:(?:,? (?:or|and|nor|oder|und|ou|et|o|y|e) |, |、|，|和|或|と|や)`[^`]{1,100}`){0,9}';
const IMPORT =
  '(?:import(?:s)?(?: (?:anything|code))?(?: from)?|depend on|reference|access|importieren|abhängen|referenzieren|importer|dépendre de|' +
  'importar|depender de|importare|dipendere da|导入|依赖|引用|引入|に依存|をインポート|에 의존|를 가져와|을 가져와)';
const FORBIDDEN = new RegExp(
  `^(?:code in |projects in )?(${LIST})(?: libraries| packages| code)? ?(?:must not|must never|cannot|may not|shall not|muss nicht|ne doit pas|ne doivent pas|no debe|no deben|não deve|não devem|non deve|non devono|不得|不能|禁止|不可) ?${IMPORT} ?(${LIST})[.。]?$`,
  'iu',
);
const FORBIDDEN_DE = new RegExp(
  `^(${LIST}) (?:darf|dürfen) nicht (?:von |aus )?(${LIST}) (?:abhängen|importieren)[.]?$|^(${LIST}) (?:darf|dürfen) (${LIST}) nicht importieren[.]?$`,
  'iu',
);
const FORBIDDEN_JA = new RegExp(
  `^(${LIST}) ?(?:は|는|은) ?(${LIST}) ?(?:に依存してはならない|をインポートしてはならない|에 의존해서는 안 된다|를 가져와서는 안 된다)[.。]?$`,
  'u',
);
const ONLY = new RegExp(
  `^(${LIST})(?: libraries| packages| code)? (?:may|can|must|shall) only ${IMPORT} (${LIST})[.]?$`,
  'iu',
);

function readSentence(written: string): readonly GateInput[] {
  const text = written.replace(/[\s.;!。；]{1,4}$/u, '');
  const only = ONLY.exec(text);
  if (only !== null) return between(only[1], { allowed: only[2] });
  const forbidden = FORBIDDEN.exec(text) ?? FORBIDDEN_DE.exec(text) ?? FORBIDDEN_JA.exec(text);
  if (forbidden === null) return [];
  const words = text.replace(/`[^`]*`/g, ' ').replace(/may not|禁止/giu, ' ');
  if (softens(words) || isScoped(words)) return [];
  return between(forbidden[1] ?? forbidden[3], { denied: forbidden[2] ?? forbidden[4] });
}

function between(
  source: string | undefined,
  to: { allowed?: string | undefined; denied?: string | undefined },
): GateInput[] {
  const from = namesOf(source ?? '');
  const allowed = to.allowed === undefined ? 'everything' : namesOf(to.allowed);
  const denied = to.denied === undefined ? 'nothing' : namesOf(to.denied);
  return from === null || allowed === null || denied === null ? [] : boundaries(from, { allowed, denied });
}

export const patterns: readonly WordPattern[] = [boundariesPattern];

/** A sentence may name a project that this workspace does not have. */
export const doubtful = true;
