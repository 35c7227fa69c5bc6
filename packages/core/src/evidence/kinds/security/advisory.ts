import { unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, shown, type JsonObject } from '../../reading/values.js';

const GHSA = /GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}/i;

/** The ids of an advisory of the npm registry: of GitHub by its address, else its number there, with its CVEs. */
export function advisoryIds(
  advisory: JsonObject,
  number: unknown,
): { readonly id: string; readonly aliases: readonly unknown[] } {
  const address = asName(own(advisory, 'url')) ?? '';
  const ghsa = asName(own(advisory, 'github_advisory_id')) ?? GHSA.exec(address)?.[0] ?? null;
  const registry = typeof number === 'number' || typeof number === 'string' ? `npm:${String(number)}` : null;
  const id = ghsa ?? registry ?? unreadable('an advisory of it has neither an address nor a number');
  return { id, aliases: [registry, ...(asList(own(advisory, 'cves')) ?? [])] };
}

/** Ends the reading of an audit that says that it failed, with what it says. */
export function auditFailed(tool: string, error: unknown): never {
  const summary = asName(own(asObject(error), 'summary')) ?? asName(own(asObject(error), 'message'));
  const said = summary ?? asName(error);
  return unreadable(
    `${tool} says that it failed: ${said === null || said === '' ? shown(error) : said.slice(0, 200)}`,
  );
}
