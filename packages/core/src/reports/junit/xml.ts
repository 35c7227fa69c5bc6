import { sanitize } from '../../base/sanitize.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML 1.0 has no way to write and `sanitize` leaves. */
const NO_CHARACTERS = /[\ufffe\uffff]/g;

/** Lines of text as the content of an element; it can end no element and no section. */
export function xmlText(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}

/** An attribute with its name. */
export function attribute(name: string, value: string): string {
  return `${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return sanitize(text)
    .replace(NO_CHARACTERS, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
