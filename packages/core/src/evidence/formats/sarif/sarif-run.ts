import { unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, isCount, MAX_NAMES, own, type JsonObject } from '../../reading/values.js';
import { place, type LintFindings } from '../../kinds/lint/collect-messages.js';
import { SarifRules, type RuleReference } from './sarif-rules.js';
import {
  artifactReference,
  firstPlace,
  isSuppressed,
  levelOf,
  messageText,
  pathOfUri,
  type ArtifactReference,
  type SarifLevel,
} from './sarif-values.js';

const MAX_KEPT = 1_000;

/** Results of one rule and level that are not kept one by one. */
interface Group {
  readonly rule: RuleReference;
  readonly level: SarifLevel | undefined;
  readonly kept: KeptResult[];
  count: number;
}

interface KeptResult {
  readonly artifact: ArtifactReference | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One run of a SARIF log. Its parts come in any order; `tell` puts them together when all are there. */
export class SarifRun {
  hasResults = false;
  readonly #groups = new Map<string, Group>();
  readonly #artifacts: (ArtifactReference | null)[] = [];
  readonly #references = new Map<string, ArtifactReference>();
  #kept = 0;
  #tool: JsonObject | null = null;
  #bases: JsonObject | null = null;
  #invocations: readonly (JsonObject | null)[] = [];

  /** A member of the run other than its results and artifacts. */
  property(name: string, value: unknown): void {
    if (name === 'tool') this.#tool = asObject(value);
    else if (name === 'originalUriBaseIds') this.#bases = asObject(value);
    else if (name === 'invocations') this.#invocations = (asList(value) ?? []).map(asObject);
    else if (name === 'externalPropertyFileReferences' && own(asObject(value), 'results') !== undefined) {
      unreadable('it keeps its results in other files');
    }
  }

  artifact(item: JsonObject): void {
    this.#artifacts.push(artifactReference(own(item, 'location')));
    if (this.#artifacts.length > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  result(item: JsonObject): void {
    const location = firstPlace(item);
    const artifact = artifactReference(own(location, 'artifactLocation'));
    this.#note(artifact);
    if (isSuppressed(item) || own(item, 'baselineState') === 'absent') return;
    const group = this.#group(item);
    group.count += 1;
    if (this.#kept >= MAX_KEPT) return;
    this.#kept += 1;
    const region = asObject(own(location, 'region'));
    group.kept.push({
      artifact,
      line: place(own(region, 'startLine')),
      column: place(own(region, 'startColumn')),
      message: messageText(item),
    });
  }

  #note(artifact: ArtifactReference | null): void {
    const uri = artifact?.uri ?? null;
    if (artifact === null || uri === null) return;
    this.#references.set(`${artifact.base ?? ''}\n${uri}`, artifact);
    if (this.#references.size > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  #group(item: JsonObject): Group {
    const rule = ruleReference(item);
    const kind = own(item, 'kind');
    // A result that is not a failure has no level unless it states one.
    const level = levelOf(item) ?? (kind === undefined || kind === 'fail' ? undefined : 'none');
    const key = JSON.stringify([rule.id, rule.index, rule.component, level]);
    const known = this.#groups.get(key);
    if (known) return known;
    const group: Group = { rule, level, kept: [], count: 0 };
    if (this.#groups.size >= MAX_NAMES) unreadable('it names too many rules');
    this.#groups.set(key, group);
    return group;
  }

  /** Adds what the run found. */
  tell(findings: LintFindings): void {
    const rules = new SarifRules(this.#tool, this.#invocations);
    for (const { rule, level, kept, count } of this.#groups.values()) {
      const severity = level ?? rules.level(rule);
      if (severity === 'none') continue;
      const id = rules.id(rule);
      for (const { artifact, ...message } of kept) {
        findings.add({ file: this.#path(artifact) ?? '', rule: id, severity, ...message });
      }
      findings.count(id, severity, count - kept.length);
    }
    for (const reference of [...this.#artifacts, ...this.#references.values()]) {
      const path = this.#path(reference);
      if (path !== null) findings.file(path);
    }
    this.#tellInvocations(findings);
  }

  /** Errors of the tool itself, such as files it could not parse, are beside the results. */
  #tellInvocations(findings: LintFindings): void {
    for (const invocation of this.#invocations) {
      const notifications = ['toolExecutionNotifications', 'toolConfigurationNotifications']
        .flatMap((name) => asList(own(invocation, name)) ?? [])
        .map(asObject)
        .filter((notification) => levelOf(notification) === 'error');
      for (const notification of notifications) this.#tellError(findings, notification);
      if (notifications.length === 0 && own(invocation, 'executionSuccessful') === false) {
        findings.add({ ...NO_PLACE, message: 'the tool reports that its run did not succeed' });
      }
    }
  }

  #tellError(findings: LintFindings, notification: JsonObject | null): void {
    if (notification === null) return;
    const location = firstPlace(notification);
    const region = asObject(own(location, 'region'));
    const file = this.#path(artifactReference(own(location, 'artifactLocation')));
    if (file !== null) findings.file(file);
    findings.add({
      ...NO_PLACE,
      file: file ?? '',
      line: place(own(region, 'startLine')),
      column: place(own(region, 'startColumn')),
      message: messageText(notification),
    });
  }

  /** The path that a reference stands for: through the artifacts by number, and below its base. */
  #path(reference: ArtifactReference | null): string | null {
    const named = reference !== null && reference.uri !== null;
    const found = named ? reference : (this.#artifacts[reference?.index ?? -1] ?? null);
    let uri = found?.uri ?? null;
    let base = found?.base ?? null;
    if (uri === null) return null;
    for (let step = 0; step < 5 && base !== null && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri); step += 1) {
      const above = artifactReference(own(this.#bases, base));
      uri = `${above?.uri ?? ''}${uri}`;
      base = above?.base ?? null;
    }
    return pathOfUri(uri);
  }
}

const NO_PLACE = { file: '', line: 1, column: 1, rule: null, severity: 'error' } as const;

function ruleReference(item: JsonObject): RuleReference {
  const rule = asObject(own(item, 'rule'));
  const index = own(item, 'ruleIndex') ?? own(rule, 'index');
  const component = own(asObject(own(rule, 'toolComponent')), 'index');
  return {
    id: asName(own(item, 'ruleId')) ?? asName(own(rule, 'id')),
    index: isCount(index) ? index : null,
    component: isCount(component) ? component : null,
  };
}
