import { toJsonSchema } from '@valibot/to-json-schema';
import { publicationSchema } from './publication-schema.ts';
import { area, position } from './schema-parts.ts';

/**
 * The JSON Schema (draft 2020-12) of published documents, as the text of its file. It says all that
 * `publicationSchema` says; what no schema can say is in `inconsistencies`.
 */
export function publicationJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(publicationSchema, {
    target: 'draft-2020-12',
    definitions: { area, position },
    errorMode: 'throw',
  });
  const whole = {
    $schema,
    $id: 'urn:territorio-seguro:publication:1',
    title: 'Publication',
    description:
      'A published edition of the phases of the police sectors of a municipality. Its bytes are ' +
      'its canonical JSON (RFC 8785), so that their sha256 names it.',
    ...schema,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
