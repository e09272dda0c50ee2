import { describe, expect, it } from 'vitest';
import { dynamicReferences } from '../../../local/assembly/dynamic.ts';

const secret = (name: string) =>
  `{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:0:secret:${name}:SecretString:::}}`;

describe('dynamic references', () => {
  it('give a secret one value wherever it stands, and another one at the next start', () => {
    const reveal = dynamicReferences();
    const found = reveal({ a: secret('One'), b: [`x${secret('One')}`], c: secret('Two'), d: 4 });
    expect(found).toEqual({
      a: expect.stringMatching(/^[0-9a-f]{64}$/),
      b: [`x${reveal(secret('One'))}`],
      c: expect.not.stringMatching(String(reveal(secret('One')))),
      d: 4,
    });
    expect(dynamicReferences()(secret('One'))).not.toBe(reveal(secret('One')));
  });

  it('stop the stack where they are of another kind', () => {
    expect(() => dynamicReferences()('{{resolve:ssm:/a/b}}')).toThrow('{{resolve:ssm:/a/b}} is not known');
    expect(() => dynamicReferences()('{{resolve:secretsmanager:x:SecretString:key::}}')).toThrow(
      'is not known',
    );
  });
});
