import * as z from 'zod';

/** As much of Amazon's States Language (JSONPath) as our definitions use; whatever else stands in one is refused. */
const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  BackoffRate: z.number().default(2),
  MaxAttempts: z.int().default(3),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
const ResultPath = z.union([z.null(), z.string()]).default('$');
const Catcher = z.strictObject({ ErrorEquals: z.array(z.string()), ResultPath, Next: z.string() });
const template = z.record(z.string(), z.unknown());

const described = { Comment: z.string().optional() };
const goesOn = { Next: z.string().optional(), End: z.literal(true).optional() };
const shapes = {
  Parameters: template.optional(),
  ResultSelector: template.optional(),
  ResultPath,
  Retry: z.array(Retrier).default([]),
  Catch: z.array(Catcher).default([]),
};

const Choice = z
  .strictObject({
    Variable: z.string(),
    StringEquals: z.string().optional(),
    NumericEquals: z.number().optional(),
    NumericGreaterThan: z.number().optional(),
    NumericGreaterThanEquals: z.number().optional(),
    BooleanEquals: z.boolean().optional(),
    IsPresent: z.boolean().optional(),
    Next: z.string(),
  })
  .refine((rule) => Object.keys(rule).length === 3, { error: 'A choice compares once' });

const State = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('Task'),
    ...described,
    Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::states:startExecution']),
    TimeoutSeconds: z.number().optional(),
    ...shapes,
    ...goesOn,
  }),
  z.strictObject({
    Type: z.literal('Pass'),
    ...described,
    Result: z.unknown().optional(),
    Parameters: template.optional(),
    ResultPath,
    ...goesOn,
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    ...described,
    Choices: z.array(Choice),
    Default: z.string().optional(),
  }),
  z.strictObject({
    Type: z.literal('Wait'),
    ...described,
    Seconds: z.number().optional(),
    SecondsPath: z.string().optional(),
    ...goesOn,
  }),
  z.strictObject({
    Type: z.literal('Map'),
    ...described,
    ItemsPath: z.string().default('$'),
    MaxConcurrency: z.int().optional(),
    get ItemProcessor() {
      return States.extend({ ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }) });
    },
    ResultSelector: template.optional(),
    ResultPath,
    Retry: z.array(Retrier).default([]),
    Catch: z.array(Catcher).default([]),
    ...goesOn,
  }),
  z.strictObject({ Type: z.literal('Succeed'), ...described }),
  z.strictObject({ Type: z.literal('Fail'), ...described, Error: z.string(), Cause: z.string().optional() }),
]);
export type State = z.infer<typeof State>;

const States = z.strictObject({
  StartAt: z.string(),
  get States(): z.ZodRecord<z.ZodString, typeof State> {
    return z.record(z.string(), State);
  },
});

const Definition = States.extend({ Comment: z.string().optional(), TimeoutSeconds: z.number() });
export type Definition = z.infer<typeof Definition>;
export type Retrier = z.infer<typeof Retrier>;
export type Choice = z.infer<typeof Choice>;

/** Reads a definition; throws naming what is not understood. */
export const readDefinition = (text: string): Definition => Definition.parse(JSON.parse(text));
