import { decoded } from '../../../base/decoded.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { readPackageUrl } from '../../kinds/security/package-url.js';
import type { VexStatement } from '../../kinds/security/security-evidence.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asObject, MAX_NAMES, objectsIn, own, shown, type JsonObject } from '../../reading/values.js';

/** The vulnerabilities of a CycloneDX document, with the analysis of each (https://cyclonedx.org/capabilities/vex). */
export const cyclonedxVex: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'cyclonedx-vex',
  title: 'CycloneDX VEX',
  writtenBy: ['CycloneDX VEX'],
  precedence: 30,
  fileNames: ['*vex*.cdx.json', 'cyclonedx-vex*.json'],
  extensions: ['.json'],
  keys: [['bomFormat', 'specVersion', 'vulnerabilities']],
  sniff: (head) =>
    head.startsWith('{') && /"bomFormat"\s*:\s*"CycloneDX"/.test(head) && /"vulnerabilities"\s*:/.test(head),
  read(source) {
    const document = new CycloneDx();
    readObjectWithList(source, {
      list: 'vulnerabilities',
      writer: 'CycloneDX',
      item: (vulnerability) => {
        document.vulnerability(vulnerability);
      },
      member: (key, value) => {
        document.member(key, value);
      },
    });
    return document.evidence();
  },
};

/** The states by which a finding does not count. */
const TAKEN_AWAY: Readonly<Record<string, string>> = {
  not_affected: 'not affected',
  false_positive: 'false positive',
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
};
const OTHER_STATES: readonly unknown[] = ['exploitable', 'in_triage', undefined];

/** Vulnerabilities may come before the components that they are in. */
class CycloneDx {
  readonly #vulnerabilities: JsonObject[] = [];
  readonly #urls = new Map<string, string>();
  #format: unknown;
  #name = 'CycloneDX VEX';

  vulnerability(vulnerability: JsonObject): void {
    this.#vulnerabilities.push(vulnerability);
    if (this.#vulnerabilities.length > MAX_NAMES) unreadable(`it has more than ${MAX_NAMES} vulnerabilities`);
  }

  member(key: string, value: unknown): void {
    if (key === 'bomFormat') this.#format = value;
    else if (key === 'components') for (const one of objectsIn(value, 'its components')) this.#component(one);
    else if (key === 'metadata') {
      const component = asObject(own(asObject(value), 'component'));
      if (component !== null) this.#component(component);
    } else if (key === 'serialNumber') this.#name = `CycloneDX VEX ${asName(value) ?? ''}`.trim();
  }

  #component(component: JsonObject): void {
    const [ref, url] = [asName(own(component, 'bom-ref')), asName(own(component, 'purl'))];
    if (ref !== null && url !== null) this.#urls.set(ref, url);
  }

  evidence() {
    if (this.#format !== 'CycloneDX') unreadable(`its "bomFormat" is ${shown(this.#format)}`);
    const findings = new SecurityFindings(this.#name);
    for (const vulnerability of this.#vulnerabilities) this.#add(findings, vulnerability);
    return findings.evidence();
  }

  /** What is analysed away is a statement. Anything else is a finding, as in the reports of scanners in this format. */
  #add(findings: SecurityFindings, vulnerability: JsonObject): void {
    const analysis = asObject(own(vulnerability, 'analysis'));
    const stated = own(analysis, 'state');
    const status =
      typeof stated === 'string' && Object.hasOwn(TAKEN_AWAY, stated) ? TAKEN_AWAY[stated] : undefined;
    if (status === undefined && !OTHER_STATES.includes(stated))
      unreadable(`a vulnerability of it has the state ${shown(stated)}`);
    const aliases = objectsIn(own(vulnerability, 'references'), 'its references').map((one) =>
      own(one, 'id'),
    );
    const id = asName(own(vulnerability, 'id')) ?? unreadable('a vulnerability of it has no "id"');
    const affects = objectsIn(own(vulnerability, 'affects'), 'what a vulnerability of it affects');
    if (status !== undefined) {
      const reason = asName(own(analysis, 'detail')) ?? asName(own(analysis, 'justification'));
      const ids = [id, ...aliases.flatMap((alias) => asName(alias) ?? [])];
      findings.statement({ source: this.#name, ids, products: this.#products(affects), status, reason });
      return;
    }
    const ratings = objectsIn(own(vulnerability, 'ratings'), 'its ratings');
    const [url = ''] = affects.map((one) => this.#url(asName(own(one, 'ref')) ?? ''));
    findings.add({
      id,
      aliases,
      package: readPackageUrl(url),
      title: own(vulnerability, 'description'),
      ratings: {
        scores: ratings.filter(isCvss).map((one) => own(one, 'score')),
        vectors: ratings.map(vectorOf),
        words: ratings.map((one) => own(one, 'severity')).filter((one) => one !== undefined),
      },
    });
  }

  /** A version that is said to be affected, or may be, is not one of which the statement takes anything away. */
  #products(affects: readonly JsonObject[]): VexStatement['products'] {
    return affects.flatMap((one) => {
      const url = this.#url(asName(own(one, 'ref')) ?? '');
      const versions = objectsIn(own(one, 'versions'), 'the versions of a vulnerability of it');
      if (versions.length === 0) return [{ id: url, components: [] }];
      const plain = readPackageUrl(url) === null ? null : url.replace(/(?<=.)@[^@/]*$/, '');
      return versions
        .filter((version) => own(version, 'status') === 'unaffected' && plain !== null)
        .flatMap((version) => asName(own(version, 'version')) ?? [])
        .map((version) => ({ id: `${plain}@${encodeURIComponent(version)}`, components: [] }));
    });
  }

  /** References are package URLs, names of components of this document, or those of another one with the name after "#". */
  #url(ref: string): string {
    const written = ref.startsWith('urn:cdx:') ? ref.slice(ref.indexOf('#') + 1) : null;
    const name = written === null ? ref : (decoded(written) ?? written);
    return this.#urls.get(name) ?? name;
  }
}

function isCvss(rating: JsonObject): boolean {
  const method = asName(own(rating, 'method'));
  return method === null || method.startsWith('CVSS');
}

/** CycloneDX writes vectors without their version, which is that of the method. */
function vectorOf(rating: JsonObject): unknown {
  const [method, vector] = [own(rating, 'method'), asName(own(rating, 'vector'))];
  const [, version] = typeof method === 'string' ? (/^CVSSv(3|31|4)$/.exec(method) ?? []) : [];
  const prefix = version === undefined ? '' : `CVSS:${version === '31' ? '3.1' : `${version}.0`}/`;
  return vector === null || vector.startsWith('CVSS:') ? vector : `${prefix}${vector}`;
}
