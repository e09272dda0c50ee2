import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { interactionPolicy, Provider, type RequestContext } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { issuerPages } from './pages.ts';
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

const clientOf = ({ clientId, redirectUris, postLogoutRedirectUris }: IssuerSettings) => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none',
  redirect_uris: redirectUris,
  post_logout_redirect_uris: postLogoutRedirectUris,
  response_types: ['code'],
  grant_types: ['authorization_code'],
});

const accountFinder =
  ({ accounts, groupsClaim }: IssuerSettings) =>
  (_: RequestContext, accountId: string) => {
    const account = accounts.find(({ sub }) => sub === accountId);
    if (account === undefined) return undefined;
    const { sub, name, email, groups } = account;
    const person = { sub, name, preferred_username: name, email, email_verified: true };
    return { accountId, claims: async () => ({ ...person, [groupsClaim]: groups }) };
  };

interface ProtocolError {
  readonly error?: string;
  readonly error_description?: string;
}

/** What people see of the issuer, apart from the choice of an account. */
const looks = ({ home }: IssuerSettings) => {
  const pages = issuerPages(home);
  return {
    logout: {
      enabled: true,
      logoutSource: (context: RequestContext, form: string) => page(() => pages.signOut(form))(context),
      postLogoutSuccessSource: page(pages.signedOut),
    },
    renderError: (context: RequestContext, { error, error_description }: ProtocolError) =>
      page(() => pages.error(error_description ?? error ?? ''))(context),
  };
};

/** The issuer: authorization code with PKCE for one public client, all claims in the ID token. */
export const createProvider = (settings: IssuerSettings): Provider => {
  const { logout, renderError } = looks(settings);
  return new Provider(settings.issuer, {
    clients: [clientOf(settings)],
    claims: {
      openid: ['sub', settings.groupsClaim],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: accountFinder(settings),
    loadExistingGrant: grant,
    interactions: {
      policy: policy(),
      url: (_: RequestContext, { uid }: { readonly uid: string }) => `/interaction/${uid}`,
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: logout },
    renderError,
    adapter: createMemoryAdapter(),
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: cookieNames(new URL(settings.issuer).port),
    },
    ttl: TTL,
  });
};
