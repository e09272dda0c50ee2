import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { interactionPolicy, Provider, type RequestContext } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import type { IssuerSettings } from './settings.ts';

const { Check } = interactionPolicy;

const HOUR_S = 3600;
/** How long each thing lasts, in seconds of virtual time. */
const TTL = {
  AccessToken: HOUR_S,
  AuthorizationCode: 60,
  Grant: HOUR_S,
  IdToken: HOUR_S,
  Interaction: HOUR_S,
  Session: HOUR_S,
};

/** Everybody is asked who they are each time, so that one can change sides; nobody is asked for consent. */
const policy = () => {
  const prompts = interactionPolicy.base();
  prompts.remove('consent');
  const ask = ({ oidc }: RequestContext) =>
    oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
  prompts.get('login')?.checks.add(new Check('choose_account', 'Choose who you are.', ask));
  return prompts;
};

const grant = async ({ oidc }: RequestContext) => {
  const granted = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  granted.addOIDCScope(oidc.params.scope ?? 'openid');
  await granted.save();
  return granted;
};

const page = (render: () => string) => (context: RequestContext) => {
  context.type = 'html';
  context.body = render();
};

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
};

const cookieNames = (port: string) => ({
  session: `issuer_session_${port}`,
  interaction: `issuer_interaction_${port}`,
  resume: `issuer_resume_${port}`,
});

/** The issuer: authorization code with PKCE for one public client, all claims in the ID token. */
export const createProvider = (settings: IssuerSettings): Provider => {
  const { issuer, clientId, groupsClaim, redirectUris, postLogoutRedirectUris, accounts } = settings;
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: redirectUris,
        post_logout_redirect_uris: postLogoutRedirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub', groupsClaim],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: [],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_: RequestContext, sub: string) => {
      const account = accounts.find((each) => each.sub === sub);
      if (account === undefined) return undefined;
      const { name, email, groups } = account;
      const claims = {
        sub,
        name,
        preferred_username: name,
        email,
        email_verified: true,
        [groupsClaim]: groups,
      };
      return { accountId: sub, claims: async () => claims };
    },
    loadExistingGrant: grant,
    interactions: {
      policy: policy(),
      url: (_: RequestContext, interaction: { readonly uid: string }) => `/interaction/${interaction.uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: RequestContext, form: string) => page(() => signOutPage(form))(context),
        postLogoutSuccessSource: page(signedOutPage),
      },
    },
    renderError: (
      context: RequestContext,
      out: { readonly error?: string; readonly error_description?: string },
    ) => page(() => errorPage(out.error_description ?? out.error ?? ''))(context),
    adapter: createMemoryAdapter(),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: cookieNames(new URL(issuer).port) },
    ttl: TTL,
  });
};
