import { pathOfUri } from '../../file-address.js';
import { unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  isCount,
  MAX_NAMES,
  own,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import { MAX_MESSAGES, place } from '../../kinds/lint/collect-messages.js';
import type { LintMessage } from '../../kinds/lint/lint-evidence.js';
import { isSuccessful, notificationsOf } from './sarif-invocations.js';
import { NamedRules } from './sarif-rule-lists.js';
import type { KeptResult, SarifSink } from './sarif-sink.js';
import { descriptorReference, SarifRules, type DescriptorReference } from './sarif-rules.js';
import {
  artifactReference,
  isSuppressed,
  kindOf,
  levelOf,
  messageText,
  placesOf,
  scoreOf,
  type ArtifactReference,
  type SarifLevel,
} from './sarif-values.js';

/** Results of one rule and level in one file, most of which are not kept one by one. */
interface Group {
  readonly rule: DescriptorReference;
  /** Undefined: that of the rule. */
  readonly level: SarifLevel | undefined;
  readonly invocation: number | null;
  readonly artifact: ArtifactReference | null;
  /** Whether its results are in other files too. */
  readonly spread: boolean;
  /** Whether it is no failure by its kind, though it may state a level. */
  readonly harmless: boolean;
  /** The score that the result states itself; undefined where it states none. */
  readonly score: unknown;
  readonly kept: KeptResult[];
  count: number;
}

/** One run of a SARIF log. Its parts come in any order; `tell` puts them together when all are there. */
export class SarifRun {
  hasResults = false;
  readonly #groups = new Map<string, Group>();
  readonly #artifacts: (ArtifactReference | null)[] = [];
  readonly #references = new Map<string, ArtifactReference>();
  readonly #named = new NamedRules();
  #kept = 0;
  /** Results that count for nothing. */
  #leftOut = 0;
  #tool: JsonObject | null = null;
  #bases: JsonObject | null = null;
  #invocations: readonly (JsonObject | null)[] = [];
  /** Of the tool that made the log from another report. */
  #conversion: readonly (JsonObject | null)[] = [];

  /** A member of the run other than its results and artifacts. */
  property(name: string, value: unknown): void {
    if (value === null) return;
    if (name === 'results') unreadable(`the results of a run are ${shown(value)}`);
    else if (name === 'tool') this.#tool = toolOf(value);
    else if (name === 'originalUriBaseIds') this.#bases = asObject(value);
    else if (name === 'invocations') this.#invocations = listOf(value, 'invocations').map(asObject);
    else if (name === 'conversion') this.#conversion = conversionOf(value);
    else if (name === 'externalPropertyFileReferences') requireInline(value);
  }

  artifact(item: JsonObject): void {
    this.#artifacts.push(artifactReference(own(item, 'location')));
    if (this.#artifacts.length > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  result(item: JsonObject): void {
    const places = placesOf(item);
    const artifacts = places.map((one) => artifactReference(own(one, 'artifactLocation')));
    for (const artifact of artifacts) this.#note(artifact);
    this.#named.add(ruleReference(item));
    if (isSuppressed(item) || own(item, 'baselineState') === 'absent') {
      this.#leftOut += 1;
      return;
    }
    const group = this.#group(item, artifacts);
    group.count += 1;
    if (this.#kept >= MAX_MESSAGES) return;
    this.#kept += 1;
    group.kept.push({ ...regionOf(places[0]), message: messageText(item) });
  }

  #note(artifact: ArtifactReference | null): void {
    const uri = artifact?.uri ?? null;
    if (artifact === null || uri === null) return;
    this.#references.set(`${artifact.base ?? ''}\n${uri}`, artifact);
    if (this.#references.size > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
  }

  #group(item: JsonObject, artifacts: readonly (ArtifactReference | null)[]): Group {
    const [artifact = null] = artifacts;
    const first = JSON.stringify(artifact);
    const spread = artifacts.some((other) => JSON.stringify(other) !== first);
    const rule = ruleReference(item);
    const level = statedLevel(item);
    const index = own(asObject(own(item, 'provenance')), 'invocationIndex');
    const invocation = isCount(index) ? index : null;
    const harmless = kindOf(item) === 'harmless';
    const score = scoreOf(item);
    const key = JSON.stringify([rule, level, invocation, artifact, spread, harmless, score]);
    const known = this.#groups.get(key);
    if (known) return known;
    const group: Group = {
      ...{ rule, level, invocation, artifact, spread, harmless, score },
      kept: [],
      count: 0,
    };
    if (this.#groups.size >= MAX_NAMES) unreadable('it names too many rules in too many files');
    this.#groups.set(key, group);
    return group;
  }

  /** Adds what the run found. */
  tell(sink: SarifSink): void {
    const driver = asObject(own(this.#tool, 'driver'));
    const tool = asName(own(driver, 'name'));
    const version = asName(own(driver, 'semanticVersion')) ?? asName(own(driver, 'version'));
    const invocations = [...this.#invocations, ...this.#conversion];
    // A run without any results never looked, unless it says that it did.
    const stated = this.hasResults || (invocations.length > 0 && invocations.every(isSuccessful));
    const looked = this.#artifacts.length > 0 || this.#groups.size > 0 || this.#leftOut > 0;
    sink.tool(
      { name: tool, version, stated },
      looked || (invocations.length > 0 && invocations.every(isSuccessful)),
    );
    sink.rules(this.#named.listedBy(this.#tool));
    this.#tellResults(sink, tool);
    for (const reference of [...this.#artifacts, ...this.#references.values()]) {
      const path = this.#path(reference);
      if (path !== null) sink.file(path);
    }
    this.#tellInvocations(sink, tool);
  }

  #tellResults(sink: SarifSink, tool: string | null): void {
    const rules = new SarifRules(this.#tool, this.#invocations);
    for (const {
      rule,
      level,
      invocation,
      artifact,
      spread,
      harmless,
      score,
      kept,
      count,
    } of this.#groups.values()) {
      const severity = level ?? rules.level(rule, invocation);
      const scores = harmless ? [] : [score, ...rules.scores(rule)].filter((one) => one !== undefined);
      if (severity === 'none' && scores.length === 0) continue;
      const file = this.#path(artifact);
      sink.results({ tool, rule: rules.id(rule), file, spread, severity, scores, kept, count });
    }
  }

  /** Errors of the tool itself, such as files it could not parse, are beside the results. */
  #tellInvocations(sink: SarifSink, tool: string | null): void {
    const descriptors = new SarifRules(this.#tool, this.#invocations, 'notifications');
    const all = [...this.#invocations, ...this.#conversion];
    all.forEach((invocation, index) => {
      const errors = notificationsOf(invocation).filter((notification) => {
        const descriptor = descriptorReference(own(notification, 'descriptor'));
        return (levelOf(notification) ?? descriptors.level(descriptor, index)) === 'error';
      });
      for (const notification of errors) this.#tellError(sink, { tool, notification });
      if (isSuccessful(invocation)) return;
      sink.unsuccessful(
        tool,
        errors.length > 0
          ? null
          : { ...NO_PLACE, tool, message: 'the tool does not report that its run succeeded' },
      );
    });
  }

  #tellError(
    sink: SarifSink,
    { tool, notification }: { readonly tool: string | null; readonly notification: JsonObject },
  ): void {
    const [location] = placesOf(notification);
    const file = this.#path(artifactReference(own(location ?? null, 'artifactLocation')));
    if (file !== null) sink.file(file);
    const message = messageText(notification);
    sink.error({ ...NO_PLACE, ...regionOf(location), tool, file: file ?? '', message });
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

function regionOf(location: JsonObject | undefined): Pick<LintMessage, 'line' | 'column'> {
  const region = asObject(own(location ?? null, 'region'));
  return { line: place(own(region, 'startLine')), column: place(own(region, 'startColumn')) };
}

/** What a result says of its level itself; undefined where its rule decides. */
function statedLevel(item: JsonObject): SarifLevel | undefined {
  const kind = kindOf(item);
  if (kind === 'undecided') return 'error';
  // A result that is not a failure has no level unless it states one.
  return levelOf(item) ?? (kind === 'harmless' ? 'none' : undefined);
}

function ruleReference(item: JsonObject): DescriptorReference {
  const reference = descriptorReference(own(item, 'rule'));
  const index = own(item, 'ruleIndex');
  return {
    ...reference,
    id: asName(own(item, 'ruleId')) ?? reference.id,
    index: isCount(index) ? index : reference.index,
  };
}

function toolOf(value: unknown): JsonObject {
  const tool = asObject(value) ?? unreadable(`the tool of a run is ${shown(value)}`);
  const driver = own(tool, 'driver');
  if (driver !== undefined && asObject(driver) === null)
    unreadable(`the driver of its tool is ${shown(driver)}`);
  return tool;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  return asList(value) ?? unreadable(`the ${name} of a run are ${shown(value)}`);
}

function conversionOf(value: unknown): readonly (JsonObject | null)[] {
  const invocation = own(asObject(value), 'invocation');
  return invocation === undefined || invocation === null ? [] : [asObject(invocation)];
}

const ELSEWHERE = ['results', 'invocations', 'driver', 'extensions'];

function requireInline(references: unknown): void {
  const part = ELSEWHERE.find((name) => isSomething(own(asObject(references), name)));
  if (part !== undefined) unreadable(`it keeps its ${part} in other files`);
}

/** Whether a value says more than that there is nothing. */
export function isSomething(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !Array.isArray(value) || value.length > 0;
}
