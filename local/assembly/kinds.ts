/** How a kind of resource is named: `{name}` is its name property or else its logical id, `{arn}` its own ARN. */
export interface Naming {
  /** The property that holds the physical name. */
  readonly name?: string;
  readonly arn?: string;
  /** What `Ref` gives; `{name}` unless told. */
  readonly ref?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A resource kind is run by a local service, or has no meaning on one machine, for a reason. */
export type Kind = Naming & ({ readonly runBy: string } | { readonly noMeaning: string });

const HERE = '{region}:{account}';

/** Every kind of resource that the local stack knows. Any other stops it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'AWS::ApiGateway::Account': { noMeaning: 'it only lets the gateway write to CloudWatch' },
  'AWS::ApiGateway::Deployment': { noMeaning: 'the gateway always serves the methods as they stand' },
  'AWS::ApiGateway::GatewayResponse': { runBy: 'apigateway' },
  'AWS::ApiGateway::Method': { runBy: 'apigateway' },
  'AWS::ApiGateway::Resource': {
    runBy: 'apigateway',
    attributes: { ResourceId: '{logicalId}' },
    ref: '{logicalId}',
  },
  'AWS::ApiGateway::RestApi': {
    runBy: 'apigateway',
    arn: 'arn:aws:apigateway:{region}::/restapis/{logicalId}',
    ref: '{logicalId}',
    attributes: { RootResourceId: '{logicalId}-root', RestApiId: '{logicalId}' },
  },
  'AWS::ApiGateway::Stage': { runBy: 'apigateway', name: 'StageName' },
  'AWS::CDK::Metadata': { noMeaning: 'it counts library versions for AWS' },
  'AWS::CloudFront::CachePolicy': {
    runBy: 'cloudfront',
    ref: '{logicalId}',
    attributes: { Id: '{logicalId}' },
  },
  'AWS::CloudFront::Distribution': {
    runBy: 'cloudfront',
    arn: 'arn:aws:cloudfront::{account}:distribution/{logicalId}',
    ref: '{logicalId}',
    attributes: { Id: '{logicalId}', DomainName: '{logicalId}.cloudfront.net' },
  },
  'AWS::CloudFront::OriginAccessControl': {
    runBy: 'cloudfront',
    ref: '{logicalId}',
    attributes: { Id: '{logicalId}' },
  },
  'AWS::CloudFront::OriginRequestPolicy': {
    runBy: 'cloudfront',
    ref: '{logicalId}',
    attributes: { Id: '{logicalId}' },
  },
  'AWS::CloudFront::ResponseHeadersPolicy': {
    runBy: 'cloudfront',
    ref: '{logicalId}',
    attributes: { Id: '{logicalId}' },
  },
  'AWS::CloudWatch::Alarm': {
    noMeaning: 'no metrics are kept on this machine',
    name: 'AlarmName',
    arn: `arn:aws:cloudwatch:${HERE}:alarm:{name}`,
  },
  'AWS::CloudWatch::CompositeAlarm': {
    noMeaning: 'no metrics are kept on this machine',
    name: 'AlarmName',
    arn: `arn:aws:cloudwatch:${HERE}:alarm:{name}`,
  },
  'AWS::CloudWatch::Dashboard': { noMeaning: 'no metrics are kept on this machine', name: 'DashboardName' },
  'AWS::DynamoDB::Table': {
    runBy: 'dynamodb',
    name: 'TableName',
    arn: `arn:aws:dynamodb:${HERE}:table/{name}`,
    attributes: { StreamArn: `arn:aws:dynamodb:${HERE}:table/{name}/stream/local` },
  },
  'AWS::DynamoDB::GlobalTable': {
    runBy: 'dynamodb',
    name: 'TableName',
    arn: `arn:aws:dynamodb:${HERE}:table/{name}`,
    attributes: { StreamArn: `arn:aws:dynamodb:${HERE}:table/{name}/stream/local`, TableId: '{logicalId}' },
  },
  'AWS::IAM::ManagedPolicy': {
    runBy: 'iam',
    name: 'ManagedPolicyName',
    arn: 'arn:aws:iam::{account}:policy/{name}',
    ref: '{arn}',
  },
  'AWS::IAM::Policy': { runBy: 'iam', name: 'PolicyName' },
  'AWS::IAM::Role': {
    runBy: 'iam',
    name: 'RoleName',
    arn: 'arn:aws:iam::{account}:role/{name}',
    attributes: { RoleId: '{logicalId}' },
  },
  'AWS::KMS::Alias': { noMeaning: 'nothing is encrypted at rest on this machine', name: 'AliasName' },
  'AWS::KMS::Key': {
    noMeaning: 'nothing is encrypted at rest on this machine',
    arn: `arn:aws:kms:${HERE}:key/{logicalId}`,
    attributes: { KeyId: '{logicalId}' },
  },
  'AWS::Lambda::EventInvokeConfig': { runBy: 'lambda' },
  'AWS::Lambda::EventSourceMapping': {
    runBy: 'dynamodb',
    arn: `arn:aws:lambda:${HERE}:event-source-mapping:{logicalId}`,
    attributes: { Id: '{logicalId}' },
  },
  'AWS::Lambda::Function': {
    runBy: 'lambda',
    name: 'FunctionName',
    arn: `arn:aws:lambda:${HERE}:function:{name}`,
  },
  'AWS::Lambda::Permission': { runBy: 'apigateway' },
  'AWS::Logs::LogGroup': {
    noMeaning: 'what functions print goes into a file of the state folder',
    name: 'LogGroupName',
    arn: `arn:aws:logs:${HERE}:log-group:{name}:*`,
  },
  'AWS::Logs::MetricFilter': { noMeaning: 'no metrics are kept on this machine', name: 'FilterName' },
  'AWS::Logs::ResourcePolicy': { noMeaning: 'what functions print goes into a file of the state folder' },
  'AWS::S3::Bucket': {
    runBy: 's3',
    name: 'BucketName',
    arn: 'arn:aws:s3:::{name}',
    attributes: {
      DomainName: '{name}.s3.amazonaws.com',
      RegionalDomainName: '{name}.s3.{region}.amazonaws.com',
    },
  },
  'AWS::S3::BucketPolicy': { runBy: 's3' },
  'AWS::SES::ConfigurationSet': {
    runBy: 'ses',
    name: 'Name',
    arn: `arn:aws:ses:${HERE}:configuration-set/{name}`,
  },
  'AWS::SES::ConfigurationSetEventDestination': { runBy: 'ses' },
  'AWS::SES::EmailIdentity': {
    runBy: 'ses',
    name: 'EmailIdentity',
    arn: `arn:aws:ses:${HERE}:identity/{name}`,
    attributes: Object.fromEntries(
      [1, 2, 3].flatMap((n) => [
        [`DkimDNSTokenName${n}`, `token${n}._domainkey.{name}`],
        [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
      ]),
    ),
  },
  'AWS::SNS::Subscription': { runBy: 'sns', ref: '{logicalId}', arn: `arn:aws:sns:${HERE}:{logicalId}` },
  'AWS::SNS::Topic': {
    runBy: 'sns',
    name: 'TopicName',
    arn: `arn:aws:sns:${HERE}:{name}`,
    ref: '{arn}',
    attributes: { TopicName: '{name}', TopicArn: '{arn}' },
  },
  'AWS::SNS::TopicPolicy': { noMeaning: 'only services of this stack can reach its topics' },
  'AWS::SQS::Queue': {
    runBy: 'sqs',
    name: 'QueueName',
    arn: `arn:aws:sqs:${HERE}:{name}`,
    ref: `https://sqs.{region}.amazonaws.com/{account}/{name}`,
    attributes: { QueueName: '{name}', QueueUrl: `https://sqs.{region}.amazonaws.com/{account}/{name}` },
  },
  'AWS::SQS::QueuePolicy': { noMeaning: 'only services of this stack can reach its queues' },
  'AWS::Scheduler::Schedule': {
    runBy: 'scheduler',
    name: 'Name',
    arn: `arn:aws:scheduler:${HERE}:schedule/default/{name}`,
  },
  'AWS::Scheduler::ScheduleGroup': {
    runBy: 'scheduler',
    name: 'Name',
    arn: `arn:aws:scheduler:${HERE}:schedule-group/{name}`,
  },
  'AWS::SecretsManager::Secret': {
    runBy: 'assembly',
    name: 'Name',
    arn: `arn:aws:secretsmanager:${HERE}:secret:{name}`,
    ref: '{arn}',
  },
  'AWS::StepFunctions::StateMachine': {
    runBy: 'stepfunctions',
    name: 'StateMachineName',
    arn: `arn:aws:states:${HERE}:stateMachine:{name}`,
    ref: '{arn}',
    attributes: { Name: '{name}', StateMachineRevisionId: 'local' },
  },
  'AWS::WAFv2::WebACL': {
    runBy: 'waf',
    name: 'Name',
    arn: `arn:aws:wafv2:${HERE}:regional/webacl/{name}/{logicalId}`,
    attributes: { Id: '{logicalId}' },
  },
  'AWS::WAFv2::WebACLAssociation': { runBy: 'apigateway' },
  /** Its function is CDK's own and never asked here: what it is told to do to S3 is done by reading it. */
  'Custom::AWS': { runBy: 's3' },
};
