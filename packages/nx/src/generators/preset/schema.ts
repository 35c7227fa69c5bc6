import { z } from 'zod';

/**
 * Options of the preset. create-nx-workspace passes all of its own, such as the name and the package manager, so others than these
 * are allowed.
 */
export const schema = z
  .looseObject({
    pipeline: z
      .enum(['github', 'gitlab', 'none'])
      .optional()
      .describe(
        'Write a pipeline that judges every project: for GitHub Actions, GitLab CI, or none. Default: none, and GitHub Actions where --ci names it.',
      )
      .meta({ 'x-priority': 'important' }),
    ci: z
      .string()
      .max(40)
      .optional()
      .describe('Passed by create-nx-workspace: the value of --nxCloud, such as github or skip.')
      .meta({ 'x-priority': 'internal' }),
    example: z
      .boolean()
      .default(false)
      .describe('Plan a first feature with a small library, whose gates can be judged at once.')
      .meta({ 'x-priority': 'important' }),
    formatter: z
      .string()
      .max(40)
      .default('none')
      .describe('The tool that formats files, as for the presets of Nx: prettier, or none.'),
  })
  .meta({
    $id: 'PlangatePreset',
    title: 'A new workspace with gates',
    description:
      'Makes an empty workspace one with TypeScript packages, a constitution and gates: `npx create-nx-workspace acme --preset=@plangate/nx`.',
    examples: [
      {
        command: 'npx create-nx-workspace acme --preset=@plangate/nx --example',
        description: 'Make a workspace with a first feature',
      },
    ],
  });

export type PresetOptions = z.input<typeof schema>;
