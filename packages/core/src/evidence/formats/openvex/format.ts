import type { EvidenceFormatOf } from '../../define-format.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import type { VexProduct } from '../../kinds/security/security-evidence.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, objectsIn, own, shown, type JsonObject } from '../../reading/values.js';

/** OpenVEX: what a supplier declares of vulnerabilities in its products (https://github.com/openvex/spec). */
export const openvex: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'openvex',
  title: 'OpenVEX',
  writtenBy: ['vexctl'],
  precedence: 31,
  fileNames: ['*.openvex.json', '*.vex.json', 'openvex*.json'],
  extensions: ['.json'],
  keys: [['@context', 'statements', 'author']],
  sniff: (head) => head.startsWith('{') && /"@context"\s*:\s*"https:\/\/openvex\.dev\//.test(head),
  read(source) {
    const findings = new SecurityFindings('OpenVEX');
    const statements: JsonObject[] = [];
    const about = { context: '', author: '', id: '' };
    readObjectWithList(source, {
      list: 'statements',
      writer: 'OpenVEX',
      item: (statement) => {
        statements.push(statement);
        if (statements.length > MAX_STATEMENTS) unreadable(`it has more than ${MAX_STATEMENTS} statements`);
      },
      member: (key, value) => {
        if (key === '@context') about.context = asName(value) ?? '';
        else if (key === 'author') about.author = asName(value) ?? '';
        else if (key === '@id') about.id = asName(value) ?? '';
      },
    });
    if (!about.context.startsWith('https://openvex.dev/ns'))
      unreadable(`its "@context" is ${shown(about.context)}`);
    if (statements.length === 0) empty('it has no statement');
    const document = about.id === '' ? 'OpenVEX' : `OpenVEX ${about.id}`;
    const name = about.author === '' ? document : `${document} by ${about.author}`;
    for (const statement of statements) addStatement(findings, statement, name);
    return findings.evidence();
  },
};

const MAX_STATEMENTS = 50_000;

/** The statuses by which a finding does not count. The other two, `affected` and `under_investigation`, take nothing away. */
const STATUSES: Readonly<Record<string, string>> = { not_affected: 'not affected', fixed: 'fixed' };
const OTHER_STATUSES: readonly unknown[] = ['affected', 'under_investigation'];

function addStatement(findings: SecurityFindings, statement: JsonObject, source: string): void {
  const stated = own(statement, 'status');
  const ids = idsOf(own(statement, 'vulnerability'));
  if (OTHER_STATUSES.includes(stated)) return;
  const status = typeof stated === 'string' && Object.hasOwn(STATUSES, stated) ? STATUSES[stated] : undefined;
  const reason = [own(statement, 'impact_statement'), own(statement, 'justification')].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  findings.statement({
    source,
    ids,
    products: objectsOrTexts(own(statement, 'products')).map(productOf),
    status: status ?? unreadable(`a statement of it has the status ${shown(stated)}`),
    reason: asName(reason),
  });
}

/** The name of the vulnerability with its aliases; before OpenVEX 0.2 it was a text. */
function idsOf(vulnerability: unknown): readonly string[] {
  const object = asObject(vulnerability);
  const aliases = asList(own(object, 'aliases')) ?? [];
  const ids = [vulnerability, own(object, 'name'), ...aliases].flatMap((id) => asName(id) ?? []);
  return ids.length > 0 ? ids : unreadable('a statement of it names no vulnerability');
}

function objectsOrTexts(products: unknown): readonly (JsonObject | string)[] {
  const list = asList(products) ?? [];
  return list.map((one) => asName(one) ?? asObject(one) ?? unreadable(`a product of it is ${shown(one)}`));
}

function productOf(product: JsonObject | string): VexProduct {
  if (typeof product === 'string') return { id: product, components: [] };
  return {
    id: urlOf(product),
    components: objectsIn(own(product, 'subcomponents'), 'its subcomponents').map(urlOf),
  };
}

/** The package URL of a product, else its address. */
function urlOf(component: JsonObject): string {
  const identifiers = asObject(own(component, 'identifiers'));
  return asName(own(identifiers, 'purl')) ?? asName(own(component, '@id')) ?? '';
}
