/** An error that a workflow, a log or an alarm knows by its name. */
export const namedError = (name: string, message: string): Error =>
  Object.assign(new Error(message), { name });
