import { objectsIn, own, type JsonObject } from '../../reading/values.js';

/** What a run states next to its success only if the tool did not end by itself. */
const BROKEN_OFF = ['exitSignalName', 'exitSignalNumber', 'processStartFailureMessage'];

/**
 * Whether an invocation says that the tool did its work. SARIF requires it to say so: an exit code is no substitute, since many
 * tools exit with 1 when they found something.
 */
export function isSuccessful(invocation: JsonObject | null): boolean {
  const broken = BROKEN_OFF.some((name) => {
    const value = own(invocation, name);
    return value !== undefined && value !== null && value !== '' && value !== 0;
  });
  return own(invocation, 'executionSuccessful') === true && !broken;
}

/** What the tool said about itself. */
export function notificationsOf(invocation: JsonObject | null): readonly JsonObject[] {
  return ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((name) =>
    objectsIn(own(invocation, name), 'the notifications of a run'),
  );
}
