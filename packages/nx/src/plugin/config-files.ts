/**
 * The files that make projects, features and constitutions, and whose change asks for a new graph. Other documents of
 * a feature are inputs of its gate and change no node.
 */
export const CONFIG_FILES = '**/{project.json,package.json,plan.md,spec.md,roadmap.md,constitution.md}';
