export type Parameters = Readonly<Record<string, string | number>>;

/** Whether a message is text and plain parameters, without plurals, numbers or quotes that mean something. */
export const isPlain = (message: string): boolean => !/\{\w+\s*,|'['{}]/.test(message);

/** A plain message with its parameters. Throws where one is missing. */
export const filled = (message: string, parameters: Parameters): string =>
  message.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const parameter = parameters[name];
    if (parameter === undefined) throw new Error(`No parameter ${name} for: ${message}`);
    const value = String(parameter);
    return value.endsWith('.') ? value : value + stop;
  });

/** The same of a text that was filled in otherwise: where a name such as “Acme S.A.” ends a sentence, one full stop is enough. */
export const withOneStop = (text: string, parameters: Parameters): string =>
  Object.values(parameters).reduce<string>(
    (said, value) =>
      typeof value === 'string' && value.endsWith('.') ? said.replaceAll(`${value}.`, value) : said,
    text,
  );
