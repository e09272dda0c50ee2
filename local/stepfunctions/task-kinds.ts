/** The resources of a Task state that are run: an integration and the prefix that AWS gives its errors' names. */
export interface TaskKind {
  readonly pattern: RegExp;
  readonly kind: 'function' | 'invoke' | 'start-execution';
  readonly errorPrefix: string;
}

const TASK_KINDS: readonly TaskKind[] = [
  { pattern: /^arn:[\w-]+:lambda:[^:]*:\d*:function:[\w:$-]+$/, kind: 'function', errorPrefix: 'Lambda' },
  { pattern: /^arn:[\w-]+:states:::lambda:invoke$/, kind: 'invoke', errorPrefix: 'Lambda' },
  {
    pattern: /^arn:[\w-]+:states:::states:startExecution$/,
    kind: 'start-execution',
    errorPrefix: 'StepFunctions',
  },
  {
    pattern: /^arn:[\w-]+:states:::aws-sdk:sfn:startExecution$/,
    kind: 'start-execution',
    errorPrefix: 'Sfn',
  },
];

/** Undefined for a resource that the local stack does not run. */
export const taskKind = (resource: string): TaskKind | undefined =>
  TASK_KINDS.find(({ pattern }) => pattern.test(resource));
