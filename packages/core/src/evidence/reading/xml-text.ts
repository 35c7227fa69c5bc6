import { unreadable } from './read-problem.js';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What the text of an element means, all its pieces together: without space around it, entities as characters. */
export function textOf(written: string): string {
  return valueOf(written.trim());
}

/** The value that an attribute means: line ends and tabs in it are spaces, as XML has it, and entities characters. */
export function valueOf(written: string): string {
  const value = /[\t\r\n]/.test(written) ? written.replace(/\r\n|[\t\r\n]/g, ' ') : written;
  if (!value.includes('&')) return value;
  return value.replace(/&([^;&\s]{0,10}(;?))/g, (_, body: string, end: string) => {
    const name = end === '' ? '' : body.slice(0, -1);
    return (
      (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : character(name)) ??
      unreadable('it uses an entity of its own')
    );
  });
}

function character(name: string): string | undefined {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (code === null) return undefined;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
