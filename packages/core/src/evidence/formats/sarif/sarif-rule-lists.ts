import { asName, asObject, MAX_NAMES, objectsIn, own, type JsonObject } from '../../reading/values.js';
import { prefixesOf, type DescriptorReference } from './sarif-rules.js';

/** The rules that the results of a run name, which are held against those that its tool lists. */
export class NamedRules {
  readonly #named = new Set<string>();

  /** Records the rule of a result. */
  add({ id, guid, index }: DescriptorReference): void {
    if (this.#named.size > MAX_NAMES) return;
    for (const one of id === null ? [] : prefixesOf(id)) this.#named.add(`id ${one}`);
    if (guid !== null) this.#named.add(`guid ${guid}`);
    if (index !== null) this.#named.add(`index ${index}`);
  }

  /**
   * The rules that the tool has. Null where it lists only those of its results, as ESLint and ruff do, or none: that does not say
   * which others it has.
   */
  listedBy(tool: JsonObject | null): readonly string[] | null {
    if (this.#named.size > MAX_NAMES) return null;
    const extensions = objectsIn(own(tool, 'extensions'), 'the extensions of its tool');
    const ids: string[] = [];
    let more = false;
    for (const component of [asObject(own(tool, 'driver')), ...extensions]) {
      objectsIn(own(component, 'rules'), 'the rules of its tool').forEach((rule, index) => {
        const [id, guid] = [asName(own(rule, 'id')), asName(own(rule, 'guid'))];
        if (id === null) return;
        ids.push(id);
        more ||= ![`id ${id}`, `guid ${guid ?? ''}`, `index ${index}`].some((name) => this.#named.has(name));
      });
    }
    return more ? ids : null;
  }
}
