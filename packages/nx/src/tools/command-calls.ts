/** A program and its arguments. */
export type Words = readonly [program: string, ...given: string[]];

/** One program that a command line calls. */
export interface Call {
  /** The program by its base name and its arguments, without what launches it (`npx`, `uv run`) and variables set for it. */
  readonly words: Words;
  /** The file to which `plangate-report` writes what the program prints; null where it does not start it. */
  readonly report: string | null;
  /** Where the call begins in the line, launchers included, behind variables that are set for it. */
  readonly start: number;
  /** Where an argument can be added to the line: behind the last one, or before `--`. */
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are programs of their own, and nobody edits them here. */
const MAX_LINE = 10_000;
const OPERATORS = new Set(['&', '|', ';', '\n', '(', ')']);
const VARIABLE = /^[A-Za-z_]\w*=/;

/** What only starts the program behind it, with the word that has to follow. */
const LAUNCHERS = new Map<string, readonly (string | null)[]>(
  Object.entries({
    npx: [null],
    bunx: [null],
    npm: ['exec', 'x'],
    pnpm: ['exec', 'dlx'],
    yarn: ['exec', 'dlx'],
    bun: ['x'],
    uv: ['run'],
    poetry: ['run'],
    pdm: ['run'],
    pipenv: ['run'],
    hatch: ['run'],
    rye: ['run'],
    uvx: [null],
    'cross-env': [null],
    env: [null],
    nice: [null],
    time: [null],
  }),
);

/** Options of launchers that take the next word. */
const WITH_VALUE = new Set([
  '-p',
  '--package',
  '-n',
  '--with',
  '--extra',
  '--group',
  '--python',
  '--directory',
]);

/** The programs that a command line calls, in order. Understands quotes, `&&`, `||`, `;`, pipes and redirections, as far as they occur in scripts. */
export function callsOf(line: string): readonly Call[] {
  if (line.length > MAX_LINE) return [];
  return commandsOf(line).flatMap((words) => callOf(words) ?? []);
}

function callOf(words: readonly Word[]): Call | null {
  const launched = launchedBy(words.map(({ text }) => text));
  const first = words.find(({ text }) => !VARIABLE.test(text));
  const separator = launched?.words.includes('--') ? words.findLastIndex(({ text }) => text === '--') : 0;
  const last = words.at(separator - 1);
  if (launched === null || first === undefined || last === undefined) return null;
  return { ...launched, start: first.start, end: last.end };
}

/** Our own program that starts others to write what they print to a file. */
export const REPORTER = 'plangate-report';

/** The words from the program on, and the file to which our own program writes; null where nothing is started. */
function launchedBy(all: readonly string[]): Pick<Call, 'words' | 'report'> | null {
  let words = all;
  let report: string | null = null;
  for (;;) {
    const [first, second = ''] = words;
    if (first === undefined) return null;
    if (VARIABLE.test(first)) words = words.slice(1);
    else if (baseName(first) === REPORTER) {
      const separator = words.indexOf('--');
      if (separator < 2) return null;
      report = second;
      words = words.slice(separator + 1);
    } else if (/^python[\d.]*$/.test(first) && second === '-m') words = words.slice(2);
    else if (first === 'node') return { words: throughNode([first, ...words.slice(1)]), report };
    else {
      const follows = LAUNCHERS.get(first);
      if (follows === undefined || !(follows.includes(null) || follows.includes(second)))
        return { words: [baseName(first), ...words.slice(1)], report };
      words = withoutOptions(words.slice(follows.includes(null) ? 1 : 2));
    }
  }
}

function withoutOptions(words: readonly string[]): readonly string[] {
  let rest = words;
  while (rest[0]?.startsWith('-')) {
    if (rest[0] === '--') return rest.slice(1);
    rest = rest.slice(WITH_VALUE.has(rest[0]) ? 2 : 1);
  }
  return rest;
}

/** `node node_modules/jest/bin/jest.js` calls jest. Node's own test runner stays a call of node. */
function throughNode(words: Words): Words {
  const script = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  const path = words.slice(script, script + 1).join('');
  const program = /(?:^|\/)node_modules\/(?:\.bin\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return program === undefined ? words : [baseName(program), ...words.slice(script + 1)];
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:cmd|exe|[cm]?js)$/, '');
}

/** The words of each command of a line. */
function commandsOf(line: string): Word[][] {
  const commands: Word[][] = [[]];
  let position = 0;
  while (position < line.length) {
    const char = line.charAt(position);
    if (OPERATORS.has(char)) {
      commands.push([]);
      position++;
    } else if (/\s/.test(char)) position++;
    else if (isRedirection(line, position)) position = behindRedirection(line, position);
    else {
      const word = wordAt(line, position);
      commands.at(-1)?.push(word);
      position = word.end;
    }
  }
  return commands.filter((words) => words.length > 0);
}

function isRedirection(line: string, position: number): boolean {
  return /^\d?[<>]/.test(line.slice(position, position + 2));
}

/** Behind `2>&1`, `> file` and the like. */
function behindRedirection(line: string, position: number): number {
  let next = position;
  while (/[\d<>&]/.test(line.charAt(next))) next++;
  if (/&\d$/.test(line.slice(position, next))) return next;
  while (line[next] === ' ') next++;
  return wordAt(line, next).end;
}

function wordAt(line: string, start: number): Word {
  let text = '';
  let position = start;
  let quote: string | null = null;
  for (; position < line.length; position++) {
    const char = line.charAt(position);
    if (quote !== null) {
      if (char === quote) quote = null;
      else text += char;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '\\' && position + 1 < line.length) text += line.charAt(++position);
    else if (/\s/.test(char) || OPERATORS.has(char) || char === '<' || char === '>') break;
    else text += char;
  }
  return { text, start, end: position };
}
