import { describe, expect, it } from 'vitest';
import { acknowledgeExceptions, EXCEPTIONS } from '../../infra/nag-exceptions.ts';
import { stageOf } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import { appOf, STAGE_NAMES } from './synth.ts';

describe('the exceptions from cdk-nag', () => {
  it.each(STAGE_NAMES)('name constructs that exist on %s', (stage) => {
    const app = appOf({ stage });
    buildSystem(app, stageOf(app.node));
    expect(() => acknowledgeExceptions(app)).not.toThrow();
  });

  it('give a reason, each', () => {
    expect(EXCEPTIONS.filter(({ reason }) => reason.length < 30)).toEqual([]);
  });
});
