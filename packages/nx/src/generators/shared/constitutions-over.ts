import {
  principlesOver,
  readLayers,
  specKitPath,
  specKitRoot,
  type ConstitutionDocument,
  type Loaded,
  type Principle,
  type WorkspaceFiles,
} from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import { filesInstead } from '../../scaffolding/overlay.js';
import type { StructurePackages } from '../../scaffolding/structures/catalogue.js';
import { extendedFinder, OPTIONS_FILE } from '../../workspace/extended.js';
import type { ExtendedPackage } from '../constitution/preview/candidate.js';
import type { GeneratorWorkspace } from './workspace.js';

const TEMPLATES = ['plan-template.md', 'spec-template.md'];

/** The constitutions of a workspace as generators see them: with what their Tree holds, and with all that these extend. */
export interface ConstitutionsOfWorkspace {
  /** The principles over some paths, outermost first: of the workspace, of areas, of projects, each behind what it extends. */
  principlesOver(...paths: readonly string[]): readonly Principle[];
  /** The packages that the constitutions over some paths extend. */
  packagesOver(...paths: readonly string[]): StructurePackages;
  /**
   * The files of the workspace with the templates of these packages in place of Spec Kit's own: overrides, presets and extensions
   * of the workspace are above them.
   */
  withTemplates(directory: string): WorkspaceFiles;
  /** The packages with their names and versions. */
  extendedPackages(...paths: readonly string[]): readonly ExtendedPackage[];
}

/** Looks at constitutions when it is asked for what is over a path. */
export function constitutionsOf({
  root,
  files,
  extends: configured = [],
}: Pick<GeneratorWorkspace, 'root' | 'files' | 'extends'>): ConstitutionsOfWorkspace {
  const documents = new Map<string, Loaded<ConstitutionDocument>>();
  const read = (file: string): Loaded<ConstitutionDocument> => {
    const known = documents.get(file);
    if (known !== undefined) return known;
    const text = files.read(file);
    const loaded: Loaded<ConstitutionDocument> = text.ok
      ? { file, ok: true, document: readConstitution(text.text) }
      : { file, ok: false, problem: text.problem };
    documents.set(file, loaded);
    return loaded;
  };
  const over = (paths: readonly string[]) => {
    const finder = extendedFinder(root, files);
    const options = { file: OPTIONS_FILE, extends: configured };
    return { finder, layers: readLayers(read, paths, { finder, options }) };
  };
  return {
    principlesOver: (...paths) => principlesOver(paths, over(paths).layers),
    packagesOver: (...paths) => ({ files, packages: over(paths).finder.packages }),
    withTemplates(directory) {
      const place = specKitRoot(files, directory);
      const single = new Map<string, string>();
      for (const one of over([directory]).finder.packages) {
        for (const name of TEMPLATES) {
          const path = specKitPath(place, `templates/${name}`);
          const text = files.read(`${one.directory}/templates/${name}`);
          if (text.ok && !single.has(path)) single.set(path, text.text);
        }
      }
      return single.size === 0 ? files : filesInstead(files, { single, directories: new Map() });
    },
    extendedPackages: (...paths) =>
      over(paths).finder.packages.flatMap(({ directory, identity }) =>
        identity === null ? [] : [{ ...identity, directory }],
      ),
  };
}
