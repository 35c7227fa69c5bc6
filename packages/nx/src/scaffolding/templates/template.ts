import {
  ExpressionProblem,
  isTrue,
  parseExpression,
  type Expression,
  type Scope,
  type TemplateValue,
} from './expression.js';

/** What a template can name. */
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** Why a template cannot be rendered, and in which of its lines; lines count from 1. */
export class TemplateProblem extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Expression; readonly escaped: boolean; readonly line: number }
  | {
      readonly kind: 'if';
      readonly branches: { readonly condition: Expression; readonly body: Node[] }[];
      readonly line: number;
    }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly list: Expression;
      readonly body: Node[];
      readonly line: number;
    };

/** The steps that one template may take, and the characters it may write: no loop of a stranger's runs for long. */
const MAX_STEPS = 100_000;
const MAX_OUTPUT = 4 * 1024 * 1024;
const MAX_NESTING = 20;

/**
 * Renders a template in the part of EJS that structures use: `<%= value %>` (escaped for HTML), `<%- value %>`, `<%# note %>`,
 * `<%% `, `<% if (…) { %>`, `<% } else if (…) { %>`, `<% } else { %>`, `<% for (const one of list) { %>`, `<% } %>`, and the
 * marks `-%>`, `_%>` and `<%_` for the space around a tag. The template is interpreted, so that a structure from a pull
 * request can put text into files and do nothing else.
 * @throws TemplateProblem with the line of the fault
 */
export function renderTemplate(text: string, values: TemplateValues): string {
  const nodes = parse(text);
  const out: Output = { text: [], length: 0, steps: 0 };
  write(nodes, new Map(Object.entries(values)), out);
  return out.text.join('');
}

interface Tag {
  /** Where its opening mark begins, and what follows its closing mark. */
  readonly start: number;
  readonly end: number;
  readonly mark: '' | '=' | '-' | '#' | '%' | '_';
  readonly content: string;
  readonly line: number;
}

interface Open {
  readonly body: Node[];
  readonly node: (Node & { kind: 'if' | 'for' }) | null;
}

function parse(text: string): Node[] {
  const root: Open = { body: [], node: null };
  const open: Open[] = [root];
  let at = 0;
  for (const tag of tagsOf(text)) {
    const top = open.at(-1) ?? root;
    addText(top.body, textBefore(text, at, tag));
    at = tag.end;
    if (tag.mark === '%') addText(top.body, '<%');
    else if (tag.mark === '=' || tag.mark === '-') {
      const value = expressionOf(tag.content, tag.line);
      top.body.push({ kind: 'value', value, escaped: tag.mark === '=', line: tag.line });
    } else if (tag.mark !== '#') statement(tag, open);
    if (open.length > MAX_NESTING) throw new TemplateProblem('blocks are nested too deeply', tag.line);
  }
  const left = open.at(-1)?.node ?? null;
  if (left !== null) throw new TemplateProblem('this block is not closed; "<% } %>" is missing', left.line);
  addText(root.body, text.slice(at));
  return root.body;
}

function* tagsOf(text: string): Generator<Tag> {
  let line = 1;
  let counted = 0;
  for (let start = text.indexOf('<%'); start !== -1; ) {
    for (; counted < start; counted += 1) if (text[counted] === '\n') line += 1;
    const tag = tagAt(text, start, line);
    yield tag;
    start = text.indexOf('<%', tag.end);
  }
}

function tagAt(text: string, start: number, line: number): Tag {
  const sign = text[start + 2] ?? '';
  if (sign === '%') return { start, end: start + 3, mark: '%', content: '', line };
  const close = text.indexOf('%>', start + 2);
  if (close === -1) throw new TemplateProblem('this tag is not closed; "%>" is missing', line);
  const mark = sign === '=' || sign === '-' || sign === '#' || sign === '_' ? sign : '';
  const from = start + 2 + mark.length;
  const trim = text[close - 1] ?? '';
  const trims = close - 1 >= from && (trim === '-' || trim === '_');
  const after = close + 2;
  const skipped = !trims
    ? 0
    : (/^(?:\r?\n)?/.exec(text.slice(after + (trim === '_' ? blanks(text, after) : 0), after + 300))?.[0]
        .length ?? 0) + (trim === '_' ? blanks(text, after) : 0);
  return {
    start,
    end: after + skipped,
    mark,
    content: text.slice(from, trims ? close - 1 : close).trim(),
    line,
  };
}

/** How many spaces and tabs stand at a place. */
function blanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at - from;
}

function textBefore(text: string, from: number, tag: Tag): string {
  const before = text.slice(from, tag.start);
  return tag.mark === '_' ? before.replace(/[ \t]+$/, '') : before;
}

function addText(body: Node[], text: string): void {
  if (text !== '') body.push({ kind: 'text', text });
}

function statement({ content, line }: Tag, open: Open[]): void {
  const top = open.at(-1);
  const list = /^for\s*\(\s*const\s+([A-Za-z_$][\w$]*)\s+of\s+([^]*)\)\s*\{$/.exec(content);
  const condition = /^if\s*\(([^]*)\)\s*\{$/.exec(content);
  const other = /^\}\s*else\s*(?:if\s*\(([^]*)\)\s*)?\{$/.exec(content);
  if (content === '') return;
  if (content === '}') {
    if (top?.node === null || top === undefined) throw new TemplateProblem('"}" closes nothing', line);
    open.pop();
  } else if (list !== null) {
    const body: Node[] = [];
    const node: Node = {
      kind: 'for',
      name: list[1] ?? '',
      list: expressionOf(list[2] ?? '', line),
      body,
      line,
    };
    push(top, open, { node, body });
  } else if (condition !== null) {
    const branch = { condition: expressionOf(condition[1] ?? '', line), body: [] };
    push(top, open, { node: { kind: 'if', branches: [branch], line }, body: branch.body });
  } else if (other !== null) {
    if (top?.node?.kind !== 'if') throw new TemplateProblem('"else" follows no if', line);
    const branch = {
      condition: other[1] === undefined ? () => true : expressionOf(other[1], line),
      body: [],
    };
    top.node.branches.push(branch);
    open.splice(-1, 1, { node: top.node, body: branch.body });
  } else {
    throw new TemplateProblem(
      `${JSON.stringify(content.slice(0, 60))} is not allowed: a template may use "if (…) {", "} else {", "for (const one of list) {" and "}"`,
      line,
    );
  }
}

function push(top: Open | undefined, open: Open[], next: Open): void {
  if (next.node !== null) top?.body.push(next.node);
  open.push(next);
}

function expressionOf(text: string, line: number): Expression {
  return located(line, () => parseExpression(text));
}

function located<Result>(line: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionProblem) throw new TemplateProblem(error.message, line);
    throw error;
  }
}

interface Output {
  readonly text: string[];
  length: number;
  steps: number;
}

function write(nodes: readonly Node[], scope: Scope, out: Output): void {
  for (const node of nodes) {
    out.steps += 1;
    if (node.kind === 'text') add(out, node.text, 1);
    else if (node.kind === 'value') add(out, shown(node, scope), node.line);
    else if (node.kind === 'if') {
      const taken = node.branches.find(({ condition }) => located(node.line, () => isTrue(condition(scope))));
      if (taken !== undefined) write(taken.body, scope, out);
    } else {
      const list = located(node.line, () => node.list(scope));
      if (!Array.isArray(list)) throw new TemplateProblem('only a list can be looped over', node.line);
      for (const one of list as readonly TemplateValue[]) {
        write(node.body, new Map([...scope, [node.name, one]]), out);
      }
    }
    if (out.steps > MAX_STEPS) throw new TemplateProblem('the template takes too many steps', lineOf(node));
  }
}

function lineOf(node: Node): number {
  return node.kind === 'text' ? 1 : node.line;
}

function add(out: Output, text: string, line: number): void {
  out.text.push(text);
  out.length += text.length;
  if (out.length > MAX_OUTPUT) throw new TemplateProblem('the template writes too much', line);
}

function shown({ value, escaped, line }: Node & { kind: 'value' }, scope: Scope): string {
  const result = located(line, () => value(scope));
  if (typeof result === 'object') {
    throw new TemplateProblem('only a text, a number or a truth value can be written', line);
  }
  const text = String(result);
  return escaped ? text.replace(/[&<>'"]/g, (character) => ENTITIES[character] ?? character) : text;
}

/** As EJS escapes. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
