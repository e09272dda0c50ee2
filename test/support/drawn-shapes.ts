/**
 * `npm run docs`: adds the fingerprint of every stored shape that is new to test/support/shapes.json, and refuses where a
 * shape that stands there has changed: items of it are stored somewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { canonicalJson, type Json } from '../../functions/platform/canonical.ts';
import { sha256 } from '../../functions/platform/ids.ts';
import { STORED_ENTITIES } from './stored-entities.ts';

/** `<type> <shape>` → fingerprint of the schema. */
export type Shapes = Readonly<Record<string, string>>;

const FILE = new URL('./shapes.json', import.meta.url);

export const readShapes = (): Shapes => JSON.parse(readFileSync(FILE, 'utf8')) as Shapes;

type Entity = (typeof STORED_ENTITIES)[number];

const fingerprint = (schema: Entity['schema']): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify(z.toJSONSchema(schema))) as Json)).slice(0, 16);

/** The shapes as the code has them now. */
export const presentShapes = (): Shapes =>
  Object.fromEntries(
    STORED_ENTITIES.map(({ type, shape, schema }) => [`${type} ${shape}`, fingerprint(schema)]),
  );

/** What is wrong with a shape of now, beside those that were written down. */
export const changedShapes = (known: Shapes, present: Shapes): readonly string[] =>
  Object.keys(present)
    .filter((name) => known[name] !== undefined && known[name] !== present[name])
    .map(
      (name) =>
        `The stored shape “${name}” has changed: raise its \`shape\`, and name the former one under \`formerShapes\` where its items can be read as they are.`,
    );

/** What was written down, and what is new. */
export const grownShapes = (known: Shapes, present: Shapes): Shapes =>
  Object.fromEntries(Object.entries({ ...known, ...present }).sort(([a], [b]) => (a < b ? -1 : 1)));

if (import.meta.main) {
  const known = readShapes();
  const present = presentShapes();
  const changed = changedShapes(known, present);
  if (changed.length === 0) writeFileSync(FILE, `${JSON.stringify(grownShapes(known, present), null, 2)}\n`);
  for (const line of changed) process.stderr.write(`${line}\n`);
  process.exitCode = changed.length === 0 ? 0 : 1;
}
