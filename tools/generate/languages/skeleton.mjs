// @ts-check
/** The files of a language that nobody has filled in yet: every list, empty, below the comment that says what it holds. */
import { FILES } from './schema.mjs';

/**
 * The files of words of a new language by their names.
 * @returns {Map<string, string>}
 */
export function emptyLanguage() {
  const topics = Object.entries(FILES).filter(([name]) => name !== 'language');
  return new Map(
    topics.map(([name, schema]) => [`${name}.yaml`, `# ${schema.description}\n${membersOf(schema, '')}`]),
  );
}

/**
 * @param {any} schema
 * @param {string} indent
 * @returns {string}
 */
function membersOf(schema, indent) {
  return Object.entries(shapeOf(schema))
    .map(([name, member]) => {
      const inner = shapeOf(member);
      const value = inner === null ? ' []\n' : `\n${membersOf(member, `${indent}  `)}`;
      return `${indent}# ${member.description}\n${indent}${name}:${value}`;
    })
    .join('');
}

/**
 * @param {any} schema
 * @returns {any} the members of a group; null for a list
 */
function shapeOf(schema) {
  return schema.def.innerType ? shapeOf(schema.def.innerType) : (schema.def.shape ?? null);
}
