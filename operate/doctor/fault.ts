import { type Finding, wrong } from '../report.ts';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return typeof code === 'string' ? code : cause instanceof Error ? codeOf(cause) : nameOf(error);
};

const NO_ANSWER =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|CERT_.*|UND_ERR_.*|AbortError|TimeoutError)$/;
const NOT_ALLOWED = /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError.*)$/;
const OLD = /^(?:ExpiredToken|ExpiredTokenException|TokenRefreshRequired|SSOTokenProviderFailure)$/;
const UNKNOWN_KEY = /^(?:InvalidClientTokenId|UnrecognizedClientException|AuthFailure|OptInRequired)$/;

/** Whether nobody answered at all: name not found, refused, too slow. */
export const isNoAnswer = (error: unknown): boolean => NO_ANSWER.test(codeOf(error));

/** The SDK tells by these words that it could not read the answer: it was a page, not AWS's. */
const isForeign = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('Deserialization error');

const FOREIGN = 'somebody else answers in AWS’s place, as a proxy does that asks for a sign-in';
const NETWORK = 'check the network and the proxy, then run this again';
const SIGN_IN = 'aws sso login (or set AWS_PROFILE), then run this again';

/** Why nobody is known to AWS by the credentials of this terminal. */
export const credentialsFault = (error: unknown, region: string): Finding => {
  const name = nameOf(error);
  if (name === 'CredentialsProviderError') return wrong('none found', SIGN_IN);
  if (OLD.test(name)) return wrong('they have expired', SIGN_IN);
  if (UNKNOWN_KEY.test(name))
    return wrong(
      `${region} does not know them`,
      `aws account enable-region --region-name ${region} (where the region is switched off), or ${SIGN_IN}`,
    );
  if (isNoAnswer(error)) return wrong(`no answer from AWS in ${region} (${codeOf(error)})`, NETWORK);
  if (isForeign(error)) return wrong(FOREIGN, NETWORK);
  return wrong(`${name}: ${firstLine(error)}`, SIGN_IN);
};

/** Why a question was not answered. */
export const questionFault = (error: unknown, asks: string): Finding => {
  if (NOT_ALLOWED.test(nameOf(error)))
    return wrong('these credentials may not ask', `allow them ${asks}, then run this again`);
  if (isNoAnswer(error)) return wrong(`no answer from AWS (${codeOf(error)})`, NETWORK);
  if (isForeign(error)) return wrong(FOREIGN, NETWORK);
  return wrong(`${nameOf(error)}: ${firstLine(error)}`, 'run this again; if it stays, ask AWS Support');
};

/** Why a command ended before it had looked. */
export const surprise = (error: unknown): Finding => {
  if (nameOf(error) === 'CredentialsProviderError' || OLD.test(nameOf(error)))
    return wrong(firstLine(error), SIGN_IN);
  if (isForeign(error)) return wrong(FOREIGN, NETWORK);
  return isNoAnswer(error)
    ? wrong(`no answer from AWS (${codeOf(error)})`, NETWORK)
    : wrong(firstLine(error), 'run this again');
};
