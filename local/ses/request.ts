import * as z from 'zod';

/** SendRawEmail as the query protocol sends it, its numbered members gathered. */
export interface RawEmail {
  readonly raw: string;
  readonly source: string | undefined;
  readonly destinations: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

const Fields = z.looseObject({
  'RawMessage.Data': z.string().min(1),
  Source: z.string().optional(),
  ConfigurationSetName: z.string().optional(),
});

const membersOf = (input: Readonly<Record<string, unknown>>, list: string, field = ''): readonly string[] => {
  const values: string[] = [];
  for (let n = 1; ; n += 1) {
    const value = input[`${list}.member.${n}${field}`];
    if (typeof value !== 'string') return values;
    values.push(value);
  }
};

/** Undefined when it holds no message. */
export const readRawEmail = (input: Readonly<Record<string, unknown>>): RawEmail | undefined => {
  const parsed = Fields.safeParse(input);
  if (!parsed.success) return undefined;
  const values = membersOf(input, 'Tags', '.Value');
  const names = membersOf(input, 'Tags', '.Name');
  return {
    raw: parsed.data['RawMessage.Data'],
    source: parsed.data.Source,
    destinations: membersOf(input, 'Destinations'),
    configurationSet: parsed.data.ConfigurationSetName,
    tags: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
  };
};
