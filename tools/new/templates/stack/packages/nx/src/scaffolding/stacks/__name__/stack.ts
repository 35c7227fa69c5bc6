import type { WorkspaceFiles } from '@plangate/core';
import { entityValues } from '../../templates/files.js';
import type { Stack, StackInWorkspace } from '../stack.js';
import { constitutionTools } from './constitution.js';
import { claims } from './language.js';
import { createProject, declareNeeds } from './project.js';
import { RESERVED } from './reserved.js';
import { isSource, isTest, starterContent } from './starter.js';

/** __Name__ with the tools that its projects usually have. */
export const stack: Stack = {
  name: '__name__',
  title: '__Name__',
  language: '__Name__',
  isDefault: false,
  reserved: RESERVED,
  constitution: constitutionTools,
  sharedTests: {},
  claims,
  isSource,
  isTest,
  isEntry: () => false,
  entityOfModel: () => null,
  isAbout: () => false,
  otherNames: () => [],
  open,
};

function open(_files: WorkspaceFiles): StackInWorkspace {
  return {
    stack,
    entry: 'src/index',
    technicalContext: ({ projectType }) => ({ 'Language/Version': '__Name__', 'Project Type': projectType }),
    templateValues: ({ feature, entities }) => ({
      entities: entityValues(entities),
      contracts: `${feature}/contracts`,
    }),
    starter: starterContent,
    trial: () => null,
    needs: { dependencies: {}, devDependencies: {} },
    createProject,
    declareNeeds,
  };
}
