/**
 * `npm run docs`: adds the fingerprint of every stored shape that is new to test/support/shapes.json, and refuses where a
 * shape that stands there has changed: items of it are stored somewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { canonicalJson, type Json } from '../../functions/platform/canonical.ts';
import { sha256 } from '../../functions/platform/ids.ts';
import { STORED_ENTITIES } from './stored-entities.ts';

/** One shape as written down. */
interface Shape {
  /** Of the schema without the values of its enumerations. */
  readonly fingerprint: string;
  /** The values of its enumerations: there may come more, and none may go. */
  readonly values: readonly string[];
}

/** By `<type> <shape>`. */
export type Shapes = Readonly<Record<string, Shape>>;

const FILE = new URL('./shapes.json', import.meta.url);

/** Read by the line: where two branches were merged line by line, a comma may be missing. */
export const readShapes = (): Shapes =>
  Object.assign(
    {},
    ...readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('  "'))
      .map((line): Shapes => JSON.parse(`{${line.replace(/,$/, '')}}`)),
  );

type Entity = (typeof STORED_ENTITIES)[number];

const shapeOf = (schema: Entity['schema']): Shape => {
  const values = new Set<string>();
  const text = JSON.stringify(z.toJSONSchema(schema), (key, value: unknown) => {
    if (key !== 'enum' || !Array.isArray(value)) return value;
    for (const one of value) values.add(String(one));
    return 'one of the values';
  });
  const fingerprint = sha256(canonicalJson(JSON.parse(text) as Json)).slice(0, 16);
  return { fingerprint, values: [...values].sort() };
};

/** The shapes as the code has them now. */
export const presentShapes = (): Shapes =>
  Object.fromEntries(STORED_ENTITIES.map(({ type, shape, schema }) => [`${type} ${shape}`, shapeOf(schema)]));

const fits = (known: Shape | undefined, present: Shape | undefined): boolean =>
  known === undefined ||
  (known.fingerprint === present?.fingerprint &&
    known.values.every((value) => present.values.includes(value)));

/** What is wrong with a shape of now, beside those that were written down. */
export const changedShapes = (known: Shapes, present: Shapes): readonly string[] =>
  Object.keys(present)
    .filter((name) => !fits(known[name], present[name]))
    .map(
      (name) =>
        `The stored shape “${name}” has changed: raise its \`shape\`, and name the former one under \`formerShapes\` where its items can be read as they are.`,
    );

/** What was written down, and what is new. */
export const grownShapes = (known: Shapes, present: Shapes): Shapes =>
  Object.fromEntries(Object.entries({ ...known, ...present }).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A line for each shape, so that two who add one each do not meet. */
const written = (shapes: Shapes): string => {
  const lines = Object.entries(shapes).map(
    ([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
};

if (import.meta.main) {
  const known = readShapes();
  const present = presentShapes();
  const changed = changedShapes(known, present);
  if (changed.length === 0) writeFileSync(FILE, written(grownShapes(known, present)));
  for (const line of changed) process.stderr.write(`${line}\n`);
  process.exitCode = changed.length === 0 ? 0 : 1;
}
