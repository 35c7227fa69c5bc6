import type { WorkspaceFiles } from '../base/workspace-files.js';
import { ancestorsOf } from '../base/paths.js';
import { answered, answeredNow, Extended, type Asking } from '../constitutions/extended.js';
import { ExtendedFinder } from '../constitutions/find-extended.js';
import { CONSTITUTION_PATH } from '../model/places.js';
import type { ConstitutionDocument } from '../model/constitution.js';
import type { ConstitutionLayer, DocumentReader, Loaded } from '../model/workspace.js';

type Document = Loaded<ConstitutionDocument>;

/** How what constitutions extend is found and read, and what the options of the host add to it. */
export interface ExtendedConstitutions {
  readonly finder: Pick<ExtendedFinder, 'find'>;
  /** Reads one of them; not given: as the workspace's own are read. */
  readonly constitution?: DocumentReader['constitution'];
  /** What the whole workspace extends besides: entries as in `extends`, and the file that has them. */
  readonly options?: { readonly file: string; readonly extends: readonly string[] };
}

/** Finds what constitutions extend among the files of the workspace, as if there were no links. */
export function extendedAmong(files: WorkspaceFiles): ExtendedConstitutions {
  return { finder: new ExtendedFinder({ files }) };
}

/**
 * The constitutions of some directories, each behind all that it extends.
 * @param roots outermost first; `.` is the workspace
 */
export async function loadLayers(
  reader: DocumentReader,
  roots: readonly string[],
  extended: ExtendedConstitutions,
): Promise<readonly ConstitutionLayer[]> {
  const base = extended.constitution ?? ((file: string) => reader.constitution(file));
  const layers = await Promise.all(
    roots.map((root) => {
      const own = fileOf(root);
      return answered(layersAt(root, extended), (file) =>
        file === own ? reader.constitution(file) : base(file),
      );
    }),
  );
  return layers.flat();
}

/**
 * The constitutions over some paths, each behind all that it extends, read at once: for a host that works on files which it has
 * not written yet.
 */
export function readLayers(
  read: (file: string) => Document,
  paths: readonly string[],
  extended: ExtendedConstitutions,
): readonly ConstitutionLayer[] {
  const above = paths.flatMap((path) => [path, ...ancestorsOf(path)]).filter((path) => path !== '.');
  return ['.', ...[...new Set(above)].sort()]
    .flatMap((root) => answeredNow(layersAt(root, extended), read))
    .filter(
      ({ root, constitution }) => root === '.' || constitution.ok || constitution.problem !== 'missing',
    );
}

function fileOf(root: string): string {
  return root === '.' ? CONSTITUTION_PATH : `${root}/${CONSTITUTION_PATH}`;
}

function* layersAt(
  root: string,
  { finder, options }: ExtendedConstitutions,
): Asking<Document, readonly ConstitutionLayer[]> {
  const file = fileOf(root);
  const own = yield file;
  const tree = new Extended<Document>({ finder, extensionsOf });
  const configured = root === '.' ? (options?.extends ?? []) : [];
  const above = yield* tree.follow({
    file: options?.file ?? '',
    id: options?.file ?? '',
    extends: configured.map((written) => ({ written, position: null })),
  });
  const below = yield* tree.follow({ file, id: file, extends: extensionsOf(own) });
  const bases = [...new Set([...above, ...below])];
  return [
    ...tree.bases.map(
      (base): ConstitutionLayer => ({
        root,
        constitution: base.document,
        id: base.id,
        bases: base.bases,
        isBase: true,
        ...(base.package === null ? {} : { package: base.package }),
      }),
    ),
    {
      root,
      constitution: own,
      ...(bases.length === 0 ? {} : { bases }),
      ...(tree.faults.length === 0 ? {} : { faults: tree.faults }),
    },
  ];
}

function extensionsOf(loaded: Document) {
  return loaded.ok ? (loaded.document.extends ?? []) : [];
}
