// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What packages of systems call the browser. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The path of the Chromium of this machine; null where there is none. Playwright's own is a download from its makers' site.
 * @returns {string | null}
 */
export function findChromium() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
