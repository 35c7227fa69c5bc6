import type { DocumentReader, Loaded, WorkspaceFiles } from '../../src/index.js';
import {
  readBaseline,
  readCompanion,
  readConstitution,
  readPlan,
  readTasks,
  readWaivers,
} from '../../src/entries/documents.js';

/** Reads documents with the real readers and without a cache. */
export function documentReader(files: WorkspaceFiles): DocumentReader {
  const load =
    <Document>(read: (text: string) => Document) =>
    (file: string): Promise<Loaded<Document>> => {
      const result = files.read(file);
      return Promise.resolve(
        result.ok
          ? { file, ok: true, document: read(result.text) }
          : { file, ok: false, problem: result.problem },
      );
    };
  return {
    plan: load(readPlan),
    companion: load(readCompanion),
    tasks: load(readTasks),
    waivers: load(readWaivers),
    baseline: load(readBaseline),
    constitution: load(readConstitution),
  };
}
