import { createInterface } from 'node:readline/promises';
import { isDryRun } from './dry-run.js';

/** Whether a person can be asked: Nx was not told otherwise, this is a terminal, and nothing is only tried out. */
export function canAsk(): boolean {
  const { NX_INTERACTIVE, CI } = process.env;
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  return isTerminal && NX_INTERACTIVE === 'true' && !isDryRun() && [undefined, '', 'false'].includes(CI);
}

/** Asks a question that is answered with yes unless the answer begins with "n". */
export async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} (Y/n) `);
    return !/^\s*n/i.test(answer);
  } finally {
    terminal.close();
  }
}
