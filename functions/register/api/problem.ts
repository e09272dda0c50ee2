import { withHeaders } from '../../platform/http/answer.ts';
import { ANY_SITE } from '../../platform/http/cross-origin.ts';
import { FAULT_STATUS, type Fault, type FaultAnswer, faultHeaders } from '../../platform/http/fault.ts';

const TITLES: Readonly<Record<Fault['fault'], string>> = {
  'not-found': 'There is nothing at this address',
  method: 'This address does not take that method',
  'too-large': 'The request is too large',
  'wrong-type': 'The request has a type that is not taken here',
  csrf: 'The request was refused',
  'signed-out': 'The request was refused',
  forbidden: 'The request was refused',
  unexpected: 'Something went wrong',
};

const DETAILS: Partial<Readonly<Record<Fault['fault'], string>>> = {
  'not-found': 'The register is at /api/v1/register.json; each organisation in it names its own address.',
  method: 'The data can be read with GET and HEAD.',
  unexpected: 'Try again in a moment.',
};

/** A fault as problem details (RFC 9457). */
export const problem: FaultAnswer = (ask, fault) => {
  const status = FAULT_STATUS[fault.fault];
  const detail = DETAILS[fault.fault];
  const body = {
    type: 'about:blank',
    title: TITLES[fault.fault],
    status,
    ...(detail === undefined ? {} : { detail }),
    instance: `urn:request:${ask.requestId}`,
  };
  const answer = { status, headers: {}, cookies: [], body: JSON.stringify(body) };
  return withHeaders(answer, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...ANY_SITE,
    ...faultHeaders(fault),
  });
};
