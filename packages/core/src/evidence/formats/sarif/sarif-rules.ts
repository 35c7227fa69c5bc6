import { asName, asObject, isCount, objectsIn, own, type JsonObject } from '../../reading/values.js';
import { unreadable } from '../../reading/read-problem.js';
import { gravest, levelOf, scoreOf, type SarifLevel } from './sarif-values.js';

/** How a result names its rule, or a notification its descriptor. */
export interface DescriptorReference {
  readonly id: string | null;
  readonly guid: string | null;
  readonly index: number | null;
  /** The component of the tool that has it; null for the driver, or where nothing is said. */
  readonly component: ComponentReference | null;
}

interface ComponentReference {
  readonly name: string | null;
  readonly guid: string | null;
  /** The number of an extension. */
  readonly index: number | null;
}

/** Reads a `reportingDescriptorReference`. */
export function descriptorReference(value: unknown): DescriptorReference {
  const reference = asObject(value);
  const component = asObject(own(reference, 'toolComponent'));
  return {
    id: asName(own(reference, 'id')),
    guid: asName(own(reference, 'guid')),
    index: indexIn(reference),
    component:
      component === null
        ? null
        : {
            name: asName(own(component, 'name')),
            guid: asName(own(component, 'guid')),
            index: indexIn(component),
          },
  };
}

function indexIn(object: JsonObject | null): number | null {
  const index = own(object, 'index');
  return isCount(index) ? index : null;
}

/** The two lists of descriptors of a component, and the overrides of each in an invocation. */
const OVERRIDES = {
  rules: 'ruleConfigurationOverrides',
  notifications: 'notificationConfigurationOverrides',
};

/** Parts of an id that are looked at for a rule with a shorter one. */
const MAX_PARTS = 32;
/** More parts of a tool with one name than this are refused. */
const MAX_ALIKE = 16;

/** Descriptors by their names. */
class DescriptorIndex {
  readonly #byId = new Map<string, JsonObject[]>();
  readonly #byGuid = new Map<string, JsonObject[]>();

  add(descriptor: JsonObject): void {
    addTo(this.#byId, asName(own(descriptor, 'id')), descriptor);
    addTo(this.#byGuid, asName(own(descriptor, 'guid')), descriptor);
  }

  withGuid(guid: string | null): readonly JsonObject[] {
    return guid === null ? [] : (this.#byGuid.get(guid) ?? []);
  }

  /** The descriptors of this id, or else of the longest id that it begins with. */
  withId(id: string | null): readonly JsonObject[] {
    if (id === null) return [];
    const named = prefixesOf(id).find((prefix) => this.#byId.has(prefix));
    return named === undefined ? [] : (this.#byId.get(named) ?? []);
  }
}

/** Tools may list a rule once for each result; one of each level and score is enough. */
function addTo(map: Map<string, JsonObject[]>, key: string | null, descriptor: JsonObject): void {
  if (key === null) return;
  const known = map.get(key) ?? [];
  map.set(key, known);
  const isAlike = (one: JsonObject): boolean =>
    defaultLevel(one) === defaultLevel(descriptor) && scoreOf(one) === scoreOf(descriptor);
  if (!known.some(isAlike)) known.push(descriptor);
}

function defaultLevel(descriptor: JsonObject): SarifLevel | undefined {
  return levelOf(asObject(own(descriptor, 'defaultConfiguration')));
}

/** The driver or an extension of a tool, with one list of its descriptors. */
interface Component {
  readonly list: readonly JsonObject[];
  readonly index: DescriptorIndex;
}

/** What invocations change about descriptors. */
interface Overrides {
  readonly byDescriptor: Map<JsonObject, SarifLevel>;
  readonly byId: Map<string, SarifLevel>;
}

/**
 * The rules of a run, or its notifications, and the levels they give to results that state none. Where a reference fits several
 * descriptors, such as one id in two extensions, the gravest level counts.
 */
export class SarifRules {
  readonly #driver: Component;
  readonly #extensions: readonly Component[];
  readonly #all = new DescriptorIndex();
  /** Components by name, and by guid after a line break: what has one name is looked at together. */
  readonly #named = new Map<string, Component[]>();
  readonly #overrides: readonly Overrides[];
  readonly #anyOverride: Overrides = { byDescriptor: new Map(), byId: new Map() };

  constructor(
    tool: JsonObject | null,
    invocations: readonly (JsonObject | null)[],
    list: keyof typeof OVERRIDES = 'rules',
  ) {
    this.#driver = this.#component(asObject(own(tool, 'driver')), list);
    const extensions = objectsIn(own(tool, 'extensions'), 'the extensions of its tool');
    this.#extensions = extensions.map((extension) => this.#component(extension, list));
    this.#overrides = invocations.map((invocation) => this.#overridesIn(invocation, OVERRIDES[list]));
  }

  #component(component: JsonObject | null, name: string): Component {
    const list = objectsIn(own(component, name), `the ${name} of its tool`);
    const made: Component = { list, index: new DescriptorIndex() };
    const guid = asName(own(component, 'guid'));
    const named = [asName(own(component, 'name')), guid === null ? null : byGuid(guid)].flatMap((key) =>
      key === null ? [] : [this.#called(key)],
    );
    for (const components of named) {
      if (components.push(made) > MAX_ALIKE)
        unreadable(`more than ${MAX_ALIKE} parts of its tool have one name`);
    }
    for (const descriptor of list) {
      made.index.add(descriptor);
      this.#all.add(descriptor);
    }
    return made;
  }

  #called(key: string): Component[] {
    const known = this.#named.get(key) ?? [];
    this.#named.set(key, known);
    return known;
  }

  #overridesIn(invocation: JsonObject | null, name: string): Overrides {
    const found: Overrides = { byDescriptor: new Map(), byId: new Map() };
    for (const override of objectsIn(own(invocation, name), 'the overrides of an invocation')) {
      const level = levelOf(asObject(own(override, 'configuration')));
      if (level === undefined) continue;
      const reference = descriptorReference(own(override, 'descriptor'));
      const { id, component } = reference;
      // An id that is longer than its rule's means only a part of what the rule finds.
      const whole = this.#descriptors(reference).filter((one) => id === null || own(one, 'id') === id);
      for (const into of [found, this.#anyOverride]) {
        for (const descriptor of whole) raise(into.byDescriptor, descriptor, level);
        if (id !== null && component === null) raise(into.byId, id, level);
      }
    }
    return found;
  }

  /** The id of the rule; null when the log gives none. */
  id(reference: DescriptorReference): string | null {
    if (reference.id !== null) return reference.id;
    const [descriptor] = this.#descriptors(reference);
    return descriptor === undefined ? null : asName(own(descriptor, 'id'));
  }

  /**
   * The level of a failing result that states none: that of an override, its rule's, and "warning" without one.
   *
   * @param invocation the number of the invocation that found it; null when the log does not say
   */
  level(reference: DescriptorReference, invocation: number | null): SarifLevel {
    const descriptors = this.#descriptors(reference);
    const byRule = levelIn(null, descriptors, reference);
    const known = invocation === null ? undefined : this.#overrides[invocation];
    const deciding = known ?? (this.#overrides.length === 1 ? this.#overrides[0] : undefined);
    if (deciding !== undefined) return levelIn(deciding, descriptors, reference);
    // Nothing says which invocation it is of: none of them may make it less than the others do.
    return gravest([byRule, levelIn(this.#anyOverride, descriptors, reference)]) ?? byRule;
  }

  /** The CVSS scores that the rule has in its properties. */
  scores(reference: DescriptorReference): readonly unknown[] {
    return this.#descriptors(reference).map(scoreOf);
  }

  #descriptors({ id, guid, index, component }: DescriptorReference): readonly JsonObject[] {
    const components = this.#components(component);
    const numbered = components.map(({ list }) => (index === null ? null : (list[index] ?? null)));
    const found = [
      ...numbered.filter((one) => one !== null),
      ...this.#all.withGuid(guid),
      ...components.flatMap((one) => one.index.withId(id)),
    ];
    // Tools that have all their rules in extensions often name them by their id alone.
    return [...new Set(found.length === 0 ? this.#all.withId(id) : found)];
  }

  /** The components that a reference may mean. */
  #components(reference: ComponentReference | null): readonly Component[] {
    if (reference === null) return [this.#driver];
    const { name, guid, index } = reference;
    const numbered = index === null ? [] : this.#extensions.slice(index, index + 1);
    const keys = [...(name === null ? [] : [name]), ...(guid === null ? [] : [byGuid(guid)])];
    return [...new Set([...numbered, ...keys.flatMap((key) => this.#named.get(key) ?? [])])];
  }
}

function byGuid(guid: string): string {
  return `\n${guid}`;
}

function raise<Key>(levels: Map<Key, SarifLevel>, key: Key, level: SarifLevel): void {
  levels.set(key, gravest([level, levels.get(key) ?? 'none']) ?? level);
}

/** The gravest level of descriptors under overrides: each has the override's, that of its own, or "warning". */
function levelIn(
  overrides: Overrides | null,
  descriptors: readonly JsonObject[],
  { id, guid, index, component }: DescriptorReference,
): SarifLevel {
  const prefix = id === null ? undefined : prefixesOf(id).find((one) => overrides?.byId.has(one));
  const named = prefix === undefined ? undefined : overrides?.byId.get(prefix);
  const levels = descriptors.map(
    (descriptor) => overrides?.byDescriptor.get(descriptor) ?? named ?? defaultLevel(descriptor) ?? 'warning',
  );
  // A rule that exists and cannot be found: its id has more parts than are looked at, or the log lacks what it refers to.
  const lost = index !== null || guid !== null || component !== null;
  const unknown = lost || (id !== null && id.split('/').length > MAX_PARTS) ? 'error' : 'warning';
  return gravest(levels) ?? named ?? unknown;
}

/** The id of a result may be longer than its rule's, by parts after a slash. The longest comes first, and there is a bound. */
export function prefixesOf(id: string): readonly string[] {
  const shorter: string[] = [];
  let slash = id.indexOf('/');
  while (slash > 0 && shorter.length < MAX_PARTS) {
    shorter.push(id.slice(0, slash));
    slash = id.indexOf('/', slash + 1);
  }
  return [id, ...shorter.reverse()];
}
