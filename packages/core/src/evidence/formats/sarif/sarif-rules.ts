import { asList, asName, asObject, isCount, own, type JsonObject } from '../../reading/values.js';
import { levelOf, type SarifLevel } from './sarif-values.js';

/** How a result names its rule. */
export interface RuleReference {
  readonly id: string | null;
  readonly index: number | null;
  /** The number of the extension that holds the rule; null for the tool's driver. */
  readonly component: number | null;
}

/** The rules of a run and the levels they give to results that state none. */
export class SarifRules {
  readonly #driver: readonly (JsonObject | null)[];
  readonly #extensions: readonly (readonly (JsonObject | null)[])[];
  readonly #levels = new Map<string, SarifLevel>();

  constructor(tool: JsonObject | null, invocations: readonly (JsonObject | null)[]) {
    this.#driver = rulesOf(own(tool, 'driver'));
    this.#extensions = (asList(own(tool, 'extensions')) ?? []).map(rulesOf);
    for (const rule of [...this.#driver, ...this.#extensions.flat()]) {
      this.#setLevel(asName(own(rule, 'id')), levelOf(asObject(own(rule, 'defaultConfiguration'))));
    }
    for (const override of invocations.flatMap(
      (one) => asList(own(one, 'ruleConfigurationOverrides')) ?? [],
    )) {
      const descriptor = asObject(own(asObject(override), 'descriptor'));
      const index = own(descriptor, 'index');
      const id = this.id({
        id: asName(own(descriptor, 'id')),
        index: isCount(index) ? index : null,
        component: null,
      });
      this.#setLevel(id, levelOf(asObject(own(asObject(override), 'configuration'))));
    }
  }

  #setLevel(id: string | null, level: SarifLevel | undefined): void {
    if (id !== null && level !== undefined) this.#levels.set(id, level);
  }

  /** The id of the rule; null when the log gives none. */
  id(rule: RuleReference): string | null {
    if (rule.id !== null || rule.index === null) return rule.id;
    const rules = rule.component === null ? this.#driver : (this.#extensions[rule.component] ?? []);
    return asName(own(rules[rule.index] ?? null, 'id'));
  }

  /** The level of a failing result that states none: its rule's, and "warning" without one. */
  level(rule: RuleReference): SarifLevel {
    let id = this.id(rule);
    // The id of a result may be longer than its rule's, by parts after a slash.
    while (id !== null) {
      const level = this.#levels.get(id);
      if (level !== undefined) return level;
      const slash = id.lastIndexOf('/');
      id = slash < 0 ? null : id.slice(0, slash);
    }
    return 'warning';
  }
}

function rulesOf(component: unknown): readonly (JsonObject | null)[] {
  return (asList(own(asObject(component), 'rules')) ?? []).map(asObject);
}
