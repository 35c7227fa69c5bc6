import { NotUnderstood, ObjectEditor, orProblem } from '../editing/object-editor.js';
import {
  findConfig,
  propertyOf,
  withInsertions,
  type Compiler,
  type ConfigEdit,
} from '../editing/script-source.js';

/** Where the reports go, relative to the configuration. */
export const CYPRESS_REPORTS = 'test-output/cypress';
/** Without the hash each spec would overwrite the report of the one before. */
const FILE = `${CYPRESS_REPORTS}/junit-[hash].xml`;
const REPORTERS = ['junit', 'mocha-junit-reporter'];

/** What a configuration that cannot be edited needs, for the person who edits it. */
export const CYPRESS_BY_HAND = `reporter: 'junit', reporterOptions: { mochaFile: '${FILE}' }`;

/** The edit, and the directory of the reports after it, relative to the configuration. */
export type CypressEdit =
  | (Extract<ConfigEdit, { ok: true }> & { readonly directory: string })
  | Extract<ConfigEdit, { ok: false }>;

/** Makes a configuration of Cypress write JUnit, unless it has a reporter of its own. */
export function addCypressEvidence(text: string, ts: Compiler): CypressEdit {
  return orProblem((): CypressEdit => {
    const config = findConfig(text, ts);
    if (config === null) throw new NotUnderstood('it exports no object literal');
    const editor = new ObjectEditor(ts);
    const reporter = editor.textAt(config, 'reporter');
    if (reporter === null) {
      if (propertyOf(config, 'reporterOptions', ts))
        throw new NotUnderstood('it has "reporterOptions" without a reporter');
      editor.add(config, `reporter: 'junit'`);
      editor.add(config, `reporterOptions: { mochaFile: '${FILE}' }`);
      return { ok: true, text: withInsertions(text, editor.insertions()), directory: CYPRESS_REPORTS };
    }
    if (!REPORTERS.includes(reporter))
      throw new NotUnderstood(`it has the reporter ${reporter}, and Cypress takes one`);
    const file = editor.textAt(editor.objectAt(config, 'reporterOptions'), 'mochaFile');
    if (file?.includes('[hash]') !== true)
      throw new NotUnderstood('its mochaFile has no [hash], so each spec overwrites the last');
    return { ok: true, text, directory: file.slice(0, Math.max(file.lastIndexOf('/'), 0)) };
  });
}
