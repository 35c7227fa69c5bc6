import { packageTemplates } from '../../scaffolding/package-files.js';
import { renderFiles, type RenderedFile, type RenderValues } from '../../scaffolding/templates/render.js';

/** What the documents of a feature are made from. */
export type TemplateValues = RenderValues;

/** Renders every document of a folder of `files/documents/`; `.` is the folder of the documents beside plan.md. */
export function renderDocuments(folder: string, values: TemplateValues): RenderedFile[] {
  return renderFiles(packageTemplates(`files/documents/${folder}`), values);
}

/** Renders one document, such as `plan.md`. */
export function renderDocument(name: string, values: TemplateValues): string {
  const templates = packageTemplates('files/documents').filter(({ path }) => path === name);
  return renderFiles(templates, values)[0]?.content ?? '';
}
