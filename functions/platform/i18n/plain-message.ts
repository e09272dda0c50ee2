export type Parameters = Readonly<Record<string, string | number>>;

/** Whether a message is text and plain parameters, without plurals, numbers or quotes that mean something. */
export const isPlain = (message: string): boolean => !/\{\w+\s*,|'['{}]/.test(message);

/** A plain message with its parameters. Throws where one is missing. */
export const filled = (message: string, parameters: Parameters): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`No parameter ${name} for: ${message}`);
    return String(value);
  });
