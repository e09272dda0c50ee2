import { randomBytes } from 'node:crypto';

const REFERENCE = /\{\{resolve:([\w-]+):([^}]*)\}\}/g;
const WHOLE_SECRET = /^(.+):SecretString:::$/;

/**
 * Puts in what CloudFormation's dynamic references stand for. A secret of Secrets Manager has a random value, another one
 * each time the stack starts. Throws for any other kind of reference.
 */
export const dynamicReferences = (): ((value: unknown) => unknown) => {
  const secrets = new Map<string, string>();
  const secret = (reference: string, service: string, rest: string): string => {
    const id = service === 'secretsmanager' ? WHOLE_SECRET.exec(rest)?.[1] : undefined;
    if (id === undefined)
      throw new Error(`The dynamic reference ${reference} is not known to the local stack.`);
    const value = secrets.get(id) ?? randomBytes(32).toString('hex');
    secrets.set(id, value);
    return value;
  };
  const reveal = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(REFERENCE, secret);
    if (Array.isArray(value)) return value.map(reveal);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner)]));
  };
  return reveal;
};
