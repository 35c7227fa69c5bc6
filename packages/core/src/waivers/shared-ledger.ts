import type { WaiversDocument } from '../model/documents.js';
import type { JudgedEntry } from '../model/outcome.js';
import { locate } from '../model/position.js';
import type { Loaded } from '../model/workspace.js';
import { documentFault } from '../reasons/document-fault.js';
import { given } from '../reasons/given.js';

/** What is wrong with the workspace's own ledger, `.specify/memory/waivers.md`; a workspace may have none. */
export function waiverFaults(waivers: Loaded<WaiversDocument>): readonly JudgedEntry[] {
  const { file } = waivers;
  if (waivers.ok) {
    return waivers.document.findings.map((finding) =>
      documentFault('waivers', finding, locate(file, finding.position)),
    );
  }
  if (waivers.problem === 'missing') return [];
  return [
    documentFault('waivers', given('waivers-unreadable', { problem: waivers.problem }), locate(file, null)),
  ];
}
