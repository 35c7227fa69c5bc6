/**
 * What a host knows of a target that wrote no report. `command`: a command sets it up. `by-hand`: a person has to, and `steps` says
 * how. `ready`: it is set up, so the result is from before. `unknown`: nothing that is recognised runs there.
 */
export type EvidenceAdvice =
  | { readonly status: 'command'; readonly tool: string; readonly command: string }
  | { readonly status: 'by-hand'; readonly tool: string; readonly steps: readonly string[] }
  | { readonly status: 'ready'; readonly tool: string }
  | { readonly status: 'unknown' };
