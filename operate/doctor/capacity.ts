import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';

/** New accounts have 10; the site, two streams and the workflows share what there is. */
const CONCURRENCY = 100;
/** Reminders that the round may start within a second. */
const STARTS_PER_SECOND = 25;

const LAMBDA_QUOTA = 'L-B99A9384';
const START_QUOTA = 'StartExecution throttle token refill rate per second';

export const concurrency: CloudCheck = {
  id: 'lambda quota',
  asks: 'lambda:GetAccountSettings',
  look: async (cloud, { region }) => {
    const found = await cloud.concurrency();
    return found >= CONCURRENCY
      ? right(`${found} functions at once`)
      : wrong(
          `${found} functions at once, ${CONCURRENCY} are needed`,
          `aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code ${LAMBDA_QUOTA} --desired-value 1000`,
        );
  },
};

export const executions: CloudCheck = {
  id: 'executions quota',
  asks: 'servicequotas:ListServiceQuotas',
  look: async (cloud, { region }) => {
    const quota = (await cloud.quotas('states')).get(START_QUOTA);
    if (quota === undefined) return right('AWS’s default: the account has no quota of its own');
    return quota.value >= STARTS_PER_SECOND
      ? right(`${quota.value} starts a second`)
      : wrong(
          `${quota.value} starts a second, ${STARTS_PER_SECOND} are needed`,
          `aws service-quotas request-service-quota-increase --region ${region} --service-code states --quota-code ${quota.code} --desired-value 150`,
        );
  },
};
