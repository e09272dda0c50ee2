import { expect, it } from 'vitest';
import {
  ASKED_FIRST,
  PLEDGE_DECISION_NAMES,
  REPORT_DECISION_NAMES,
} from '../../functions/office/decision-names.ts';
import { PLEDGE_DECISIONS, REPORT_DECISIONS } from '../../functions/office/decisions.ts';

it.each([
  ['pledge', PLEDGE_DECISION_NAMES, PLEDGE_DECISIONS],
  ['report', REPORT_DECISION_NAMES, REPORT_DECISIONS],
])('every decision on a %s has an address, and a page before it where something follows', (_, names, decisions) => {
  expect(decisions.map(({ name }) => name)).toEqual(names);
  expect(decisions.filter(({ follows }) => follows !== undefined).map(({ name }) => name)).toEqual(
    names.filter((name) => ASKED_FIRST.includes(name)),
  );
});
