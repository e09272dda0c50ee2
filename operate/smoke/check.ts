import type { Finding } from '../report.ts';
import type { Browser } from './browser.ts';

/** Something that the deployed site must do. */
export interface SmokeCheck {
  readonly id: string;
  look(browser: Browser): Promise<Finding>;
}
