import * as z from 'zod';
import type { HttpAnswer } from '../apigateway/answer.ts';
import type { ResolvedAssembly } from '../assembly/model.ts';
import { type Inspected, Statement } from './statements.ts';

/** A request that a web ACL refuses, and what it answers; undefined where it leaves that to what it guards. */
interface Blocked {
  readonly answer: HttpAnswer | undefined;
}

/** Says whether a web ACL lets a request through, before anybody else is asked. */
export type Firewall = (request: Inspected) => Blocked | 'passed';

const CustomResponse = z.strictObject({
  ResponseCode: z.number(),
  CustomResponseBodyKey: z.string(),
  ResponseHeaders: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
});
type CustomResponse = z.infer<typeof CustomResponse>;

const Block = z.strictObject({ Block: z.strictObject({ CustomResponse: CustomResponse.optional() }) });
const Count = z.strictObject({ Count: z.object({}) });

const Rule = z.object({
  Name: z.string(),
  Priority: z.number(),
  Action: z.union([Block, Count]).optional(),
  Statement,
});

const Acl = z.object({
  DefaultAction: z.object({ Allow: z.object({}) }),
  Rules: z.array(Rule),
  CustomResponseBodies: z
    .record(z.string(), z.strictObject({ ContentType: z.literal('TEXT_HTML'), Content: z.string() }))
    .default({}),
});
type Acl = z.infer<typeof Acl>;

const answerOf = (acl: Acl, response: CustomResponse | undefined): HttpAnswer | undefined => {
  if (response === undefined) return undefined;
  const { ResponseCode: status, CustomResponseBodyKey: key, ResponseHeaders } = response;
  const body = acl.CustomResponseBodies[key];
  if (body === undefined) throw new Error(`The web ACL has no response body ${key}.`);
  return {
    status,
    headers: [
      ['Content-Type', 'text/html'],
      ...ResponseHeaders.map(({ Name, Value }) => [Name, Value] as const),
    ],
    body: Buffer.from(body.Content),
  };
};

/** Lets everything through, as where no web ACL is. */
export const noFirewall: Firewall = () => 'passed';

/** A web ACL of the assembly; throws for what of it cannot be run here. */
export const readFirewall = (assembly: ResolvedAssembly, arn: string): Firewall => {
  const parsed = Acl.safeParse(assembly.byArn(arn)?.properties);
  if (!parsed.success)
    throw new Error(`The web ACL ${arn} cannot be run here: ${z.prettifyError(parsed.error)}`);
  const acl = parsed.data;
  const blocking = acl.Rules.toSorted((a, b) => a.Priority - b.Priority).flatMap(
    ({ Action, Statement: matches }) =>
      Action !== undefined && 'Block' in Action
        ? [{ matches, answer: answerOf(acl, Action.Block.CustomResponse) }]
        : [],
  );
  return (request) => {
    const found = blocking.find(({ matches }) => matches(request));
    return found === undefined ? 'passed' : { answer: found.answer };
  };
};
