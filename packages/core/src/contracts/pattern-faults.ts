import type { ContractFault } from '../model/contract.js';
import type { DataContract } from './define-format.js';
import { entriesOf, member } from './values.js';
import { walkSites } from './walk-sites.js';

const MAX_FAULTS = 10;

/** Patterns of a contract that are not regular expressions. They are compiled and never run. */
export function patternFaults({ references, path, positionIn }: DataContract): ContractFault[] {
  const faults: ContractFault[] = [];
  walkSites(references.rootOf(path), (site) => {
    const own = member(site.value, 'pattern');
    const patterns = [
      ...(typeof own === 'string' ? [{ text: own, way: ['pattern'] }] : []),
      ...entriesOf(member(site.value, 'patternProperties')).map(([text]) => ({
        text,
        way: ['patternProperties', text],
      })),
    ];
    for (const { text, way } of patterns) {
      if (faults.length >= MAX_FAULTS || isPattern(text)) continue;
      const position = positionIn({ ...site, path: [...site.path, ...way] });
      faults.push({ problem: `the pattern "${text.slice(0, 100)}" is not a regular expression`, position });
    }
  });
  return faults;
}

/** Tools differ in whether they read patterns by the rules of Unicode, which refuse escapes without need. */
function isPattern(text: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      return new RegExp(text, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}
