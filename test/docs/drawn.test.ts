import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawnDocs } from '../support/drawn-docs.ts';

it.each(Object.entries(drawnDocs()))('docs/%s is what the tables say (npm run docs)', (name, drawn) => {
  expect(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')).toBe(drawn);
});
