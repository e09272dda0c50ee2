import { expect, it } from 'vitest';
import { drawnWorkflows } from '../support/drawn-workflows.ts';
import { machineOf, statesOf } from './definition.ts';

const readmes = drawnWorkflows();

it.each(readmes)('the README of $name shows the definition as it is (npm run docs)', ({ found, drawn }) => {
  expect(found).toBe(drawn);
  expect(found).toContain('```mermaid');
});

it.each(readmes)('the README of $name says what each named failure means', ({ name, found }) => {
  const errors = statesOf(machineOf(name)).flatMap(([, state]) =>
    state.Type === 'Fail' ? [String(state['Error'])] : [],
  );
  expect(errors.filter((error) => !found.includes(`\`${error}\``))).toEqual([]);
});
