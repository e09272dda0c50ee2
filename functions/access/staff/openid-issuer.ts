import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  ResponseBodyError,
} from 'openid-client';
import * as z from 'zod/mini';
import type { Log } from '../../platform/log.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import type { Issuer, IssuerRefusal, StaffClaims } from './issuer.ts';

export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** The ID token's claim that lists the person's groups. */
  readonly groupsClaim: string;
}

/** Seconds for one answer of the issuer; API Gateway gives the whole page 29. */
const PATIENCE = 8;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

const text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);
const Claims = z.looseObject({ sub: z.string(), name: text, preferred_username: text });
const Groups = z.catch(
  z.union([
    z.array(z.string()),
    z.pipe(
      z.string(),
      z.transform((one) => one.split(/[\s,]+/)),
    ),
  ]),
  [],
);

const claimsOf = (claims: unknown, groupsClaim: string): StaffClaims => {
  const { sub, name, preferred_username: login, ...more } = Claims.parse(claims);
  return { subject: sub, name: name ?? login ?? sub, groups: Groups.parse(more[groupsClaim]) };
};

const refusalOf = (cause: unknown): IssuerRefusal => {
  if (cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError) return 'refused';
  if (cause instanceof ClientError) {
    return [
      'OAUTH_TIMEOUT',
      'OAUTH_ABORT',
      'OAUTH_RESPONSE_IS_NOT_CONFORM',
      'OAUTH_RESPONSE_IS_NOT_JSON',
    ].includes(cause.code ?? '')
      ? 'unreachable'
      : 'refused';
  }
  return 'unreachable';
};

/** The error's code or name alone: what it carries along may be somebody's claims. */
const nameOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
};

/** The issuer's own description of itself, read once; asked for again after a failure. */
const described = ({ issuer, clientId }: IssuerSettings): (() => Promise<Configuration>) => {
  const server = new URL(issuer);
  const insecure = server.protocol === 'http:' && LOOPBACK.includes(server.hostname);
  let known: Promise<Configuration> | undefined;
  return () => {
    known ??= discovery(server, clientId, undefined, None(), {
      timeout: PATIENCE,
      execute: insecure ? [allowInsecureRequests] : [],
    }).catch((cause: unknown) => {
      known = undefined;
      throw cause;
    });
    return known;
  };
};

/** An issuer by OpenID Connect: authorisation code with PKCE, state and nonce; public client, no secret to keep. */
export const openidIssuer = (settings: IssuerSettings, log: Log): Issuer => {
  const configuration = described(settings);
  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T, IssuerRefusal>> => {
    try {
      return done(await work());
    } catch (cause) {
      const refusal = refusalOf(cause);
      const message = refusal === 'refused' ? 'issuerRefused' : 'issuerUnreachable';
      await log.info({ message, facts: { error: nameOf(cause) } });
      return refused(refusal);
    }
  };
  return {
    authorise: ({ state, nonce, codeVerifier, redirectUri }) =>
      attempt(async () => {
        const parameters = {
          redirect_uri: redirectUri,
          scope: 'openid profile',
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        };
        return buildAuthorizationUrl(await configuration(), parameters).href;
      }),
    redeem: ({ state, nonce, codeVerifier, callback }) =>
      attempt(async () => {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        };
        const tokens = await authorizationCodeGrant(await configuration(), new URL(callback), checks);
        return claimsOf(tokens.claims(), settings.groupsClaim);
      }),
    signOutAddress: async (returnTo) => {
      const address = await attempt(async () => {
        const known = await configuration();
        return known.serverMetadata().end_session_endpoint === undefined
          ? undefined
          : // The second name is Cognito's, which knows only that.
            buildEndSessionUrl(known, { post_logout_redirect_uri: returnTo, logout_uri: returnTo }).href;
      });
      return address.ok ? address.value : undefined;
    },
  };
};
