import { EDGE_REGION } from '../../infra/stage-values.ts';
import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';
import type { Cloud } from './cloud.ts';

/** What `cdk import` asks of the account, without which no table is restored; the assembly's manifests ask for less. */
export const BOOTSTRAP_VERSION = 12;

const VERSION = '/cdk-bootstrap/hnb659fds/version';
const SOUND = /^(?:CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_COMPLETE_CLEANUP_IN_PROGRESS$/;

const faultIn = async (cloud: Cloud, region: string): Promise<string | undefined> => {
  const status = await cloud.stackStatus('CDKToolkit', region);
  if (status === undefined) return `${region} is not prepared for CDK`;
  if (!SOUND.test(status)) return `CDKToolkit in ${region} is ${status}`;
  const version = Number(await cloud.parameter(VERSION, region));
  return version >= BOOTSTRAP_VERSION
    ? undefined
    : `CDKToolkit in ${region} has version ${version || 'unknown'}, ${BOOTSTRAP_VERSION} is needed`;
};

export const bootstrap: CloudCheck = {
  id: 'bootstrap',
  asks: 'cloudformation:DescribeStacks, ssm:GetParameter',
  look: async (cloud, { stage, regions }) => {
    const { account } = await cloud.identity();
    const looked = await Promise.all(
      regions.map(async (region) => ({ region, fault: await faultIn(cloud, region) })),
    );
    const faults = looked.filter(({ fault }) => fault !== undefined);
    const places = faults.map(({ region }) => `aws://${account}/${region}`).join(' ');
    return faults.length === 0
      ? right(`CDK may deploy to ${regions.join(', ')}`)
      : wrong(faults.map(({ fault }) => fault).join(', '), `npx cdk bootstrap -c stage=${stage} ${places}`);
  },
};

const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

const REGION = `--region ${EDGE_REGION}`;

export const certificate: CloudCheck = {
  id: 'certificate',
  asks: 'acm:ListCertificates',
  look: async (cloud, { siteUrl, ownDomain, certifiedBy }) => {
    const host = new URL(siteUrl).hostname;
    if (!ownDomain) return right('CloudFront’s own');
    if (certifiedBy === 'zone') return right(`the deploy makes the one for ${host}, by the zone`);
    const fitting = (await cloud.certificates()).filter(({ names }) =>
      names.some((name) => covers(name, host)),
    );
    const issued = fitting.find(({ status }) => status === 'ISSUED');
    if (issued !== undefined)
      return certifiedBy === 'arn'
        ? right(`issued for ${host} in ${EDGE_REGION}`)
        : wrong(
            `issued for ${host}, but the stage names none, so CloudFront will not serve that host`,
            `certificateArn: '${issued.arn}' in infra/stages.ts`,
          );
    const [known] = fitting;
    return known === undefined
      ? wrong(
          `none for ${host} in ${EDGE_REGION}`,
          `aws acm request-certificate ${REGION} --domain-name ${host} --validation-method DNS`,
        )
      : wrong(
          `the one for ${host} is ${known.status}`,
          `put the record into the zone: aws acm describe-certificate ${REGION} --certificate-arn ${known.arn} --query Certificate.DomainValidationOptions`,
        );
  },
};
