import * as z from 'zod';
import { type Finding, right, wrong } from '../report.ts';
import { isNoAnswer } from './fault.ts';
import type { Target } from './target.ts';

/** OpenID Connect Discovery 1.0, 3: what staff's sign-in reads of it. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
});

/** Reads one JSON document; throws where nobody answers, and for an answer that is none. */
export type ReadJson = (url: string) => Promise<unknown>;

const PATIENCE_MS = 5000;

export const readJson: ReadJson = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  return response.json();
};

export const issuerFinding = async ({ issuer }: Target, read: ReadJson): Promise<Finding> => {
  if (issuer === undefined) return right('Cognito, made by the deploy');
  const url = `${issuer}/.well-known/openid-configuration`;
  const mend = `set signIn.issuer in infra/stages.ts, or mend the issuer: curl -fsS ${url}`;
  try {
    const parsed = Discovery.safeParse(await read(url));
    if (!parsed.success) return wrong(`${url} is no OpenID configuration`, mend);
    return parsed.data.issuer === issuer
      ? right(`${issuer} answers`)
      : wrong(`${url} names another issuer, ${parsed.data.issuer}`, mend);
  } catch (error) {
    const why = isNoAnswer(error) ? 'no answer' : error instanceof Error ? error.message : String(error);
    return wrong(`${issuer}: ${why}`, mend);
  }
};
