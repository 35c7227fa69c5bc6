import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds in which Nx has read what a plugin's own process wrote; it exits without waiting for it. */
const READ_MS = 50;

/** What a failing run has to say where Nx shows nothing but errors. */
export class FailedRun extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'FailedRun';
    // Nx would ask for --verbose to see where in our code it was thrown.
    this.stack = '';
  }
}

/**
 * Shows what a hook has to say when the tasks of a run have ended.
 *
 * Nx runs the hooks of plugins in a process of their own, whose output it passes on. With its daemon, that output goes to the daemon's
 * log, and only an error reaches whoever waits: so a failing run, which ends with a status other than 0 anyway, is reported by one.
 * @throws FailedRun in the daemon, where the run fails
 */
export async function tell(text: string, fails: boolean): Promise<void> {
  if (process.env.NX_DAEMON_PROCESS === 'true') {
    if (fails) throw new FailedRun(`Not every gate passed.\n\n${text.trim()}`);
    return;
  }
  process.stdout.write(`\n${text}`);
  await pause(READ_MS);
}
