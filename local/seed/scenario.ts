import * as z from 'zod';
import { OrganisationProfile } from '../../functions/organisations/profile.ts';
import { Contact } from '../../functions/pledges/draft.ts';
import organisations from './organisations.json' with { type: 'json' };

/** What can happen to a made-up organisation, each by the real verb. */
const DEEDS = [
  'draft',
  'sign',
  'ask',
  'approve',
  'review',
  'publish',
  'return',
  'decline',
  'report',
  'review-report',
  'publish-report',
  'return-report',
  'withhold',
  'withdraw',
  'amend',
  'colleague',
  'send-back',
  'restore',
  'hold',
  'lift-hold',
  'offer-contact',
  'take-contact',
  'correct-name',
] as const;
export type Deed = (typeof DEEDS)[number];

const Scenario = z.strictObject({
  /** Whether it belongs to the demo of the first start. */
  demo: z.boolean(),
  profile: OrganisationProfile,
  contact: Contact,
  /** Commitments beside the three core ones. */
  commitments: z.array(z.string()),
  signatories: z.array(z.strictObject({ name: z.string(), position: z.string(), email: z.email() })),
  /** Days after the beginning, and what happens then. */
  events: z.array(z.tuple([z.int().min(0), z.enum(DEEDS)])),
});
export type Scenario = z.infer<typeof Scenario>;

export const scenarios: readonly Scenario[] = z.array(Scenario).parse(organisations);

/** How long the made-up organisations live, in days: fourteen months and the last grace period. */
export const SEED_DAYS = 430;
