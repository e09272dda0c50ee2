import type { HttpAnswer } from '../apigateway/answer.ts';
import type { RawRequest } from '../apigateway/event.ts';
import { compressed } from '../http/compress.ts';
import { headersByName } from '../http/raw-request.ts';
import { forwardedRequest } from './forward.ts';
import type { CacheBehaviour, Origin, SiteDistribution } from './model.ts';
import { BLOCKED, refusal } from './refuse.ts';
import { withAdded } from './response-headers.ts';

/** Answers what reaches an origin. */
export type AskOrigin = (request: RawRequest) => Promise<HttpAnswer>;

/** Between these many bytes CloudFront compresses, and of these types. */
const COMPRESSED = { from: 1_000, to: 10_000_000 };
const COMPRESSIBLE =
  /^(?:text\/(?:html|css|csv|plain|xml|javascript|calendar)|application\/(?:json|javascript|xml|atom\+xml)|image\/svg\+xml)\b/;

const typeOf = ({ headers }: HttpAnswer): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

const respond = async (
  answer: HttpAnswer,
  behaviour: CacheBehaviour,
  request: RawRequest,
): Promise<HttpAnswer> => {
  const { added, compresses, caching } = behaviour;
  const whole = { ...answer, headers: withAdded(answer.headers, added) };
  const { length } = answer.body;
  const fits = length >= COMPRESSED.from && length <= COMPRESSED.to && COMPRESSIBLE.test(typeOf(answer));
  if (!compresses || !fits) return whole;
  return compressed(whole, headersByName(request.rawHeaders).get('accept-encoding') ?? '', caching.encodings);
};

/**
 * A distribution of the assembly as CloudFront runs it: first its web ACL, then the first behaviour whose pattern fits the
 * path, which says what is refused, what reaches the origin and what is added to its answer.
 */
export const openDistribution = (
  { firewall, behaviours }: SiteDistribution,
  originOf: (origin: Origin) => AskOrigin,
) => {
  const opened = behaviours.map((behaviour) => ({ behaviour, ask: originOf(behaviour.origin) }));
  return async (request: RawRequest): Promise<HttpAnswer> => {
    const verdict = firewall({ ...request, headers: headersByName(request.rawHeaders) });
    if (verdict !== 'passed') return verdict.answer ?? BLOCKED;
    const found = opened.find(({ behaviour }) => behaviour.matches(request.path));
    if (found === undefined) throw new Error(`No behaviour of the distribution fits ${request.path}.`);
    const { behaviour, ask } = found;
    const refused = refusal(request, behaviour);
    if (refused !== undefined) return refused;
    return respond(await ask(forwardedRequest(request, behaviour)), behaviour, request);
  };
};
