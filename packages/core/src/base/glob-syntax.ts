import { GLOB_LIMITS, isMatchable } from './glob.js';

/**
 * What a glob of a gate must be, where it is written in a syntax that has no meaning here: the end of "must be …"; null where each
 * of its characters means something. Other tools know more syntax, and a glob that is read as plain text matches nothing.
 */
export function globProblem(glob: string): string | null {
  if (!isMatchable(glob)) return GLOB_LIMITS;
  if (glob !== glob.trim()) return 'a glob without spaces around it';
  if (glob.startsWith('!')) return 'a glob without "!" before it, because it takes nothing away';
  if (/[@!+*?]\(/.test(glob))
    return 'a glob without "@(…)", "!(…)" and the like; write "{a,b}" for alternatives';
  if (glob.includes('\\')) return 'a glob with "/" and without "\\"';
  return problemOfClasses(glob) ?? problemOfBraces(glob);
}

function problemOfClasses(glob: string): string | null {
  if (/\[\[?[:.=]\p{L}+[:.=]\]/u.test(glob))
    return 'a glob without classes such as "[:alpha:]"; write "[a-z]"';
  for (let at = glob.indexOf('['); at >= 0; at = glob.indexOf('[', at + 1)) {
    const end = glob.indexOf(']', at + 2);
    if (end < 0) return 'a glob with a "]" for each "["';
    at = end;
  }
  return null;
}

function problemOfBraces(glob: string): string | null {
  const commas: number[] = [];
  let from = 0;
  for (let at = 0; at < glob.length; at += 1) {
    const char = glob.charAt(at);
    if (char === '{') {
      commas.push(0);
      from = at + 1;
    } else if (char === ',' && commas.length > 0) {
      commas.push((commas.pop() ?? 0) + 1);
    } else if (char === '}') {
      const found = commas.pop();
      if (found === undefined) return UNBALANCED;
      if (/^-?\w{1,20}\.\.-?\w{1,20}(?:\.\.|$)/.test(glob.slice(from, at))) return RANGE;
      if (found === 0) return 'a glob with at least two alternatives in each pair of braces';
    }
  }
  return commas.length > 0 ? UNBALANCED : null;
}

const UNBALANCED = 'a glob with a "}" for each "{"';
const RANGE = 'a glob without ranges such as "{1..9}"; write each alternative';
