import { AlteredFiles, type FileChanges } from '../../base/altered-files.js';
import type { JudgeContext } from '../../model/workspace.js';
import type { EvidenceKind } from '../../evidence/evidence-kinds.js';
import { shareGathered, shareOtherKinds, shareUnchanged } from '../evidence-of-target.js';
import { shareListings } from '../project-paths.js';
import { shareSizes } from '../size/size-of-file.js';

/** The same context, in which something other than files is different: what was read and listed is not read again. */
export function withFacts(context: JudgeContext, facts: Partial<JudgeContext>): JudgeContext {
  const altered = { ...context, ...facts };
  shareListings(context, altered);
  shareGathered(context, altered);
  return altered;
}

/** The same context with other files, of the hash and on the whole disk alike. Reports in other places are not read again. */
export function withFiles(context: JudgeContext, changes: FileChanges): JudgeContext {
  const altered = altering(context, changes);
  const changed = [...(changes.gone ?? []), ...(changes.written?.keys() ?? [])];
  shareUnchanged(context, altered, changed);
  shareSizes(context, altered, changed);
  return altered;
}

/**
 * The same context with another report of a kind, which nothing else looks at: files of projects need not be listed again, nor
 * reports of other kinds read.
 */
export function withReports(context: JudgeContext, kind: EvidenceKind, changes: FileChanges): JudgeContext {
  const altered = altering(context, changes);
  shareListings(context, altered);
  shareOtherKinds(context, altered, kind);
  return altered;
}

function altering(context: JudgeContext, changes: FileChanges): JudgeContext {
  const { files, disk } = context;
  return {
    ...context,
    files: new AlteredFiles(files, changes),
    ...(disk === undefined ? {} : { disk: new AlteredFiles(disk, changes) }),
  };
}

/** The same context in which a target of the project failed, or did not run at all. */
export function withOutcome(
  context: JudgeContext,
  target: string,
  outcome: 'failed' | 'not run',
): JudgeContext {
  const succeeded = new Set(context.succeeded);
  succeeded.delete(target);
  const failed = new Set(context.failed);
  if (outcome === 'failed') failed.add(target);
  else failed.delete(target);
  return withFacts(context, { succeeded, failed });
}
