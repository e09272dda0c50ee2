import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

type Handle = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/** Weak or strong does not matter here. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

const tagsOf = (event: APIGatewayProxyEvent): readonly string[] => {
  const found = Object.entries(event.multiValueHeaders ?? {}).find(
    ([name]) => name.toLowerCase() === 'if-none-match',
  );
  return (found?.[1] ?? []).flatMap((line) => line.split(',')).map(opaque);
};

/** Answers 304 without a body to whoever holds what would be sent (RFC 9110, 13.1.2). */
export const conditional =
  (handle: Handle): Handle =>
  async (event) => {
    const result = await handle(event);
    const tag = result.multiValueHeaders?.['etag']?.[0];
    const tags = tagsOf(event);
    const known = tag !== undefined && (tags.includes(opaque(String(tag))) || tags.includes('*'));
    return result.statusCode === 200 && known ? { ...result, statusCode: 304, body: '' } : result;
  };
