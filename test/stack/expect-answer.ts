import { expect } from 'vitest';
import type { Reply } from '../support/stack-browser.ts';

/** The insides of a program. */
export const TRACE = /\n\s+at |node:internal|\.ts:\d|TypeError|ReferenceError|ValidationException/;

/** Below 500, words for people or programs, no insides, and nothing that a browser could be talked into. */
export const expectAnswer = ({ status, headers, body, location }: Reply, wanted: number): void => {
  expect([status, body.slice(0, 300)]).toEqual([wanted, expect.any(String)]);
  // What CloudFront answers itself cannot be given headers.
  if (headers.get('x-cache') === null) expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(body).not.toMatch(TRACE);
  expect(body).not.toContain('<script>alert');
  if (location !== undefined) {
    expect(location).toMatch(/^\/(?!\/)/);
    return;
  }
  expect(headers.get('content-type')).toMatch(/^(text\/html|application\/(problem\+json|json|xml))/);
  expect(body).toMatch(/<h1|\{"|\[\]|<Error>/);
};
