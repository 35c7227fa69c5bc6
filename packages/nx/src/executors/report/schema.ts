import { REPORT_FORMATS, type ReportFormatName } from '@plangate/core/reports';
import { z } from 'zod';
import { directory } from '../../options/directory.schema.js';

const FORMATS = Object.keys(REPORT_FORMATS) as [ReportFormatName, ...ReportFormatName[]];

/** Options of `@plangate/nx:report`: the source of their check, of the schema that Nx reads, and of the reference. */
export const schema = z
  .strictObject({
    formats: z
      .array(z.enum(FORMATS, `one of ${FORMATS.join(', ')}`), 'a list of formats')
      .optional()
      .describe(
        'What to write. Default: `terminal` and `json`, and `github`, `gitlab` or `azure` where one of them runs the command',
      )
      .meta({ 'x-priority': 'important' }),
    verdicts: z
      .array(directory, 'a list of directories')
      .optional()
      .describe(
        'Directories of verdict files relative to the workspace root, such as one for each machine of a CI run. Default: where the gates write them',
      ),
    output: directory
      .optional()
      .describe('Directory of the reports, relative to the workspace root. Default: dist/gate'),
    history: directory
      .optional()
      .describe(
        'An earlier `report.json`, or a directory of them, relative to the workspace root: `html` shows the trend. Of a directory the last 60 by name count. Default: no trend',
      ),
    base: z
      .string('a branch, tag or commit')
      .min(1, 'a branch, tag or commit')
      .optional()
      .describe('What the change is based on, which the report compares with. Default: as `nx affected`'),
    baseReport: directory
      .optional()
      .describe(
        'Verdicts of the base: a directory of verdict files, or a report.json, relative to the workspace root. Default: what a report on that commit kept in the cache of Nx',
      ),
  })
  .meta({
    $id: 'PlangateReport',
    title: 'Report all verdicts',
    description: 'Reads the verdict files of all projects and features, judges nothing, and writes reports.',
  });
