import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';
import type { Cloud } from './cloud.ts';

/** What the assembly's manifests ask of the account (`requiresBootstrapStackVersion`). */
export const BOOTSTRAP_VERSION = 6;
/** CloudFront takes certificates and web ACLs from here only. */
export const EDGE_REGION = 'us-east-1';

const VERSION = '/cdk-bootstrap/hnb659fds/version';
const SOUND = /^(?:CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_COMPLETE_CLEANUP_IN_PROGRESS$/;

const bootstrapIn = async (cloud: Cloud, region: string, mend: string) => {
  const status = await cloud.stackStatus('CDKToolkit', region);
  if (status === undefined) return wrong(`${region} is not prepared for CDK`, mend);
  if (!SOUND.test(status)) return wrong(`CDKToolkit in ${region} is ${status}`, mend);
  const version = Number(await cloud.parameter(VERSION, region));
  return version >= BOOTSTRAP_VERSION
    ? right(`version ${version} in ${region}`)
    : wrong(
        `CDKToolkit in ${region} has version ${version || 'unknown'}, ${BOOTSTRAP_VERSION} is needed`,
        mend,
      );
};

const bootstrapCommand = (stage: string, region: string, account: string): string =>
  `npx cdk bootstrap -c stage=${stage} aws://${account}/${region}`;

export const bootstrap: CloudCheck = {
  id: 'bootstrap',
  asks: 'cloudformation:DescribeStacks, ssm:GetParameter',
  look: async (cloud, { stage, region }) => {
    const { account } = await cloud.identity();
    return bootstrapIn(cloud, region, bootstrapCommand(stage, region, account));
  },
};

export const bootstrapAtTheEdge: CloudCheck = {
  id: 'bootstrap us-east-1',
  asks: 'cloudformation:DescribeStacks, ssm:GetParameter',
  look: async (cloud, { stage, ownDomain }) => {
    if (!ownDomain) return right('not needed without a domain of its own');
    const { account } = await cloud.identity();
    return bootstrapIn(cloud, EDGE_REGION, bootstrapCommand(stage, EDGE_REGION, account));
  },
};

const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

export const certificate: CloudCheck = {
  id: 'certificate',
  asks: 'acm:ListCertificates',
  look: async (cloud, { siteUrl, ownDomain }) => {
    if (!ownDomain) return right('CloudFront’s own');
    const host = new URL(siteUrl).hostname;
    const fitting = (await cloud.certificates()).filter(({ names }) =>
      names.some((name) => covers(name, host)),
    );
    if (fitting.some(({ status }) => status === 'ISSUED'))
      return right(`issued for ${host} in ${EDGE_REGION}`);
    const [known] = fitting;
    return known === undefined
      ? wrong(
          `none for ${host} in ${EDGE_REGION}`,
          `aws acm request-certificate --region ${EDGE_REGION} --domain-name ${host} --validation-method DNS`,
        )
      : wrong(
          `the one for ${host} is ${known.status}`,
          `put the record into the zone: aws acm describe-certificate --region ${EDGE_REGION} --certificate-arn ${known.arn} --query Certificate.DomainValidationOptions`,
        );
  },
};
