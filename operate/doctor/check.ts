import type { Finding } from '../report.ts';
import type { Cloud } from './cloud.ts';
import type { Target } from './target.ts';

/** A question to the account; `asks` names the actions of IAM that it needs. */
export interface CloudCheck {
  readonly id: string;
  readonly asks: string;
  look(cloud: Cloud, target: Target): Promise<Finding>;
}
