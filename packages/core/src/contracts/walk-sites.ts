/** What holds values and no schemas. */
const VALUES: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum']);
import type { Site } from './site.js';
/** What holds schemas by names of a stranger's choice, which are no keywords. */
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'definitions']);

/** Calls back for every mapping of a document in its order, except for values and for lists of names. */
export function walkSites(root: Site, visit: (site: Site) => void): void {
  const pending: Site[] = [root];
  for (let site = pending.pop(); site !== undefined; site = pending.pop()) {
    const { file, value, path } = site;
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    const isNames = !isList && BY_NAME.has(String(path.at(-1)));
    if (!isList && !isNames) visit(site);
    for (const [key, inside] of Object.entries(value).reverse()) {
      if (typeof inside !== 'object' || inside === null) continue;
      if (!isList && !isNames && (VALUES.has(key) || key.startsWith('x-'))) continue;
      pending.push({ file, path: [...path, isList ? Number(key) : key], value: inside });
    }
  }
}
