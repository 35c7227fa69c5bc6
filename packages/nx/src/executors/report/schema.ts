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
        'What to write. Default: `terminal` and `json`, and `github` or `gitlab` where one of them runs the command',
      ),
    verdicts: z
      .array(directory, 'a list of directories')
      .optional()
      .describe(
        'Directories of verdict files relative to the workspace root, such as one for each machine of a CI run. Default: where the gates write them',
      ),
    output: directory
      .optional()
      .describe('Directory of the reports, relative to the workspace root. Default: dist/gate'),
  })
  .meta({
    $id: 'PlangateReport',
    title: 'Report all verdicts',
    description: 'Reads the verdict files of all projects and features, judges nothing, and writes reports.',
  });
