import { currentCatalogue } from '../../functions/catalogue/catalogue.ts';
import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';

/** The table's logical id begins with this; `PactTable` of infra/ names it. */
const PACT = /^Pact/;

/** Whether the official text of the catalogue is loaded and approved, in any language. */
export const commitments: CloudCheck = {
  id: 'commitments',
  asks: 'cloudformation:DescribeStacks, cloudformation:ListStackResources, dynamodb:GetItem',
  look: async (cloud, { stage, region, siteUrl, needsOfficialText }) => {
    const version = currentCatalogue().catalogue;
    if (!needsOfficialText) return right(`${stage} may sign a paraphrase; its pages say so`);
    const stack = `AiPact-${stage}-Data`;
    if ((await cloud.stackStatus(stack, region)) === undefined)
      return right('to be loaded and approved after the first deploy; nobody can sign before');
    const made = await cloud.resources(stack, 'AWS::DynamoDB::Table');
    const table = [...made].find(([id]) => PACT.test(id))?.[1];
    const languages = table === undefined ? [] : await cloud.approvedTexts(table, version);
    return languages.length > 0
      ? right(`the official text of catalogue ${version} is approved: ${languages.join(', ')}`)
      : wrong(
          'no official text is approved, so nobody can sign',
          `load it at ${siteUrl}/office/catalogue and have an administrator approve it (docs/deploy.md, “The official text”)`,
        );
  },
};
