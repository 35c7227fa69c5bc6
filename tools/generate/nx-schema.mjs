// @ts-check
/** The JSON schemas of options, as Nx, its help and Nx Console read them. */
import { z } from 'zod';

/** @param {import('zod').ZodType} schema */
export const nxSchema = (schema) => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });

/**
 * A schema of an executor that Nx accepts every value by. Nx fails a batch without saying what a schema refused, so the
 * executor checks the values and answers itself. Nx takes the types of the command line from `type`, and editors complete
 * by it; of a property with `anyOf`, Nx checks nothing else.
 * @param {any} schema
 */
export function refusesNothing(schema) {
  const anything = { $ref: '#/definitions/anything' };
  const types = ['string', 'number', 'boolean', 'null', 'object'].map((type) => ({ type }));
  const properties = Object.entries(schema.properties).map(([name, property]) => [
    name,
    { .../** @type {object} */ (property), anyOf: [anything] },
  ]);
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    // Nx passes options of its own, such as `verbose`.
    additionalProperties: true,
    definitions: { anything: { anyOf: [...types, { type: 'array', items: anything }] } },
  };
}

/**
 * A schema of a generator whose options all have a type: Nx's help shows it, and Nx Console chooses a field by it. An option
 * that takes a text or something else is typed as one; Nx checks its alternatives, each of which has a type of its own. A text that
 * says true is not made a value of its own then, so an option that may be true or false is left out.
 * @param {any} schema
 */
export function forCommandLine(schema) {
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const types = (property.anyOf ?? []).map((/** @type {any} */ one) => one.type);
    const isText = types.includes('string') && !types.includes('boolean');
    return [name, isText ? { type: 'string', ...property } : property];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
