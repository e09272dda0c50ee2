import { describe, expect, it } from 'vitest';
import { buildChecked } from '../../infra/checked-system.ts';
import { EXCEPTIONS } from '../../infra/nag-exceptions.ts';
import { parseStage, REGIONS, type StageValues } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { appOf } from './synth.ts';

const { certificateArn, ...prod } = STAGES.prod;
const ownIssuer = { issuer: 'https://login.office.example', clientId: 'pact', groupsClaim: 'groups' };

/** What docs/deploy.md lets an operator choose. */
const CHOICES: Readonly<Record<string, StageValues>> = {
  ...Object.fromEntries(REGIONS.map((region) => [`in ${region}`, parseStage({ ...STAGES.prod, region })])),
  'as prod stands': parseStage(STAGES.prod),
  'with an issuer of the office’s own': parseStage({ ...STAGES.prod, signIn: ownIssuer }),
  'with the zone in Route 53': parseStage({ ...prod, zoneId: 'Z1' }),
  'before prod has a certificate': parseStage(prod),
  'with a certificate for dev, after a second key': parseStage({
    ...STAGES.dev,
    certificateArn,
    originKey: 2,
  }),
};

describe('the checks of cdk-nag', () => {
  it.each(Object.entries(CHOICES))('find nothing that has no reason, %s', (_, stage) => {
    const app = appOf({});
    buildChecked(app, stage);
    expect(() => app.synth()).not.toThrow();
  });

  it.each(['local', 'dev'] as const)('are answered by exceptions that name constructs of %s', (name) => {
    expect(() => buildChecked(appOf({}), parseStage(STAGES[name]))).not.toThrow();
  });

  it('are refused with a reason, each', () => {
    expect(EXCEPTIONS.filter(({ reason }) => reason.length < 30)).toEqual([]);
  });
});
