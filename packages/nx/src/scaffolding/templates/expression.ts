import { nearest } from '@plangate/core';

/** What a name in a template can stand for. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | readonly TemplateValue[]
  | { readonly [name: string]: TemplateValue };

/** The names that an expression sees, the innermost loop first. */
export type Scope = ReadonlyMap<string, TemplateValue>;

/** An expression of a template, ready to be evaluated. */
export type Expression = (scope: Scope) => TemplateValue;

/** Why an expression cannot be understood or evaluated. */
export class ExpressionProblem extends Error {}

const TOKEN =
  /\s*(?:([A-Za-z_$][\w$]*)|(\d{1,9})|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|(===|!==|&&|\|\||>=|<=|[.[\]()!?:<>]))/y;

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'mark';
  readonly text: string;
}

const MAX_LENGTH = 1000;
const MAX_DEPTH = 50;

/**
 * Reads an expression of the part of JavaScript that templates may use: names, `.`, `[0]`, texts, numbers, `!`, `&&`,
 * `||`, comparisons and `? :`. It is interpreted and never run as code, so it can neither call anything nor reach beyond
 * the values of the template.
 * @throws ExpressionProblem for everything else
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH) throw new ExpressionProblem(`it is longer than ${MAX_LENGTH} characters`);
  const parser = new Parser(tokensOf(text));
  const expression = parser.ternary();
  parser.end();
  return expression;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; text.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) throw unexpected(text.slice(at).trim().slice(0, 20));
    const [, name, number, single, double, mark] = match;
    const quoted = single ?? double;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

function unexpected(what: string): ExpressionProblem {
  return new ExpressionProblem(
    `${JSON.stringify(what)} is not expected here; templates know names, ".", "[0]", texts, numbers, comparisons, !, &&, || and ? :`,
  );
}

/** Precedence from the loosest to the tightest; one method each. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  ternary(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ExpressionProblem('it is nested too deeply');
    const condition = this.#or();
    if (!this.#take('?')) {
      this.#depth -= 1;
      return condition;
    }
    const yes = this.ternary();
    this.#expect(':');
    const no = this.ternary();
    this.#depth -= 1;
    return (scope) => (isTrue(condition(scope)) ? yes(scope) : no(scope));
  }

  end(): void {
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw unexpected(rest.text);
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#take('||')) {
      const [first, second] = [left, this.#and()];
      left = (scope) => {
        const value = first(scope);
        return isTrue(value) ? value : second(scope);
      };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#comparison();
    while (this.#take('&&')) {
      const [first, second] = [left, this.#comparison()];
      left = (scope) => {
        const value = first(scope);
        return isTrue(value) ? second(scope) : value;
      };
    }
    return left;
  }

  #comparison(): Expression {
    const left = this.#not();
    for (const [mark, compare] of COMPARISONS) {
      if (this.#take(mark)) {
        const right = this.#not();
        return (scope) => compare(left(scope), right(scope));
      }
    }
    return left;
  }

  #not(): Expression {
    let negations = 0;
    while (this.#take('!')) negations += 1;
    const value = this.#member();
    return negations === 0 ? value : (scope) => isTrue(value(scope)) === (negations % 2 === 0);
  }

  #member(): Expression {
    let value = this.#primary();
    for (;;) {
      const owner = value;
      if (this.#take('.')) {
        const name = this.#next('name');
        value = (scope) => memberOf(owner(scope), name);
      } else if (this.#take('[')) {
        const index = Number(this.#next('number'));
        this.#expect(']');
        value = (scope) => itemOf(owner(scope), index);
      } else {
        return value;
      }
    }
  }

  #primary(): Expression {
    if (this.#take('(')) {
      const inner = this.ternary();
      this.#expect(')');
      return inner;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new ExpressionProblem('it ends too early');
    if (token.kind === 'mark') throw unexpected(token.text);
    this.#at += 1;
    if (token.kind === 'text') return () => token.text;
    if (token.kind === 'number') return () => Number(token.text);
    const constant = CONSTANTS.get(token.text);
    return constant !== undefined ? () => constant : (scope) => valueOf(scope, token.text);
  }

  #take(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.#at += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) throw new ExpressionProblem(`"${mark}" is missing`);
  }

  #next(kind: Token['kind']): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) throw unexpected(token?.text ?? 'the end');
    this.#at += 1;
    return token.text;
  }
}

const CONSTANTS: ReadonlyMap<string, TemplateValue> = new Map<string, TemplateValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const COMPARISONS: readonly [string, (left: TemplateValue, right: TemplateValue) => boolean][] = [
  ['===', (left, right) => left === right],
  ['!==', (left, right) => left !== right],
  ['>=', (left, right) => Number(left) >= Number(right)],
  ['<=', (left, right) => Number(left) <= Number(right)],
  ['>', (left, right) => Number(left) > Number(right)],
  ['<', (left, right) => Number(left) < Number(right)],
];

/** As JavaScript takes a value for a condition. */
export function isTrue(value: TemplateValue): boolean {
  return Boolean(value);
}

function valueOf(scope: Scope, name: string): TemplateValue {
  const value = scope.get(name);
  if (value === undefined) throw unknown(name, [...scope.keys()]);
  return value;
}

function memberOf(owner: TemplateValue, name: string): TemplateValue {
  if ((typeof owner === 'string' || Array.isArray(owner)) && name === 'length') return owner.length;
  const isRecord = typeof owner === 'object' && owner !== null && !Array.isArray(owner);
  const members = isRecord ? (owner as Readonly<Record<string, TemplateValue>>) : {};
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  if (value === undefined) throw unknown(name, Object.keys(members));
  return value;
}

function itemOf(owner: TemplateValue, index: number): TemplateValue {
  const item: unknown = Array.isArray(owner) ? owner[index] : undefined;
  if (item === undefined) throw new ExpressionProblem(`there is no item [${index}]`);
  return item as TemplateValue;
}

function unknown(name: string, known: readonly string[]): ExpressionProblem {
  const meant = nearest(name, known);
  const hint = meant === null ? `Known here: ${known.join(', ') || 'nothing'}.` : `Did you mean "${meant}"?`;
  return new ExpressionProblem(`"${name}" is not known. ${hint}`);
}
