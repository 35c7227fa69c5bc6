import { FileLocator } from '../../evidence/file-locator.js';
import { isLockfile } from '../../evidence/kinds/security/lockfiles.js';
import type { SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import { isBesideOrAbove } from '../../evidence/report-owner.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';

/** Files with findings that are looked for in the workspace; those of more files count without a look. */
const MAX_LOCATED = 5_000;

/**
 * Whether a finding concerns a project. One in a file of another project does not; one in a lockfile above the project does,
 * since it says what the project uses. A file that is nowhere counts, since nothing shows whose it is.
 */
export function concerns({ project, context }: ProjectSubject): (finding: SecurityFinding) => boolean {
  const locator = new FileLocator(context.files, placeOf(project.root, context.state));
  const known = new Map<string, boolean>();
  return ({ file }) => {
    if (file === null) return true;
    const before = known.get(file);
    if (before !== undefined) return before;
    if (known.size >= MAX_LOCATED) return true;
    const place = locator.locate(file);
    const own =
      place.at === 'nowhere' ||
      place.owner === null ||
      place.owner === project.root ||
      (isLockfile(place.path) && isBesideOrAbove(place.path, project.root));
    known.set(file, own);
    return own;
  };
}
