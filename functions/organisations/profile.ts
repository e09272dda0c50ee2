import * as z from 'zod/mini';
import { ROLES } from '../catalogue/roles.ts';

export const SIZE_BANDS = ['micro', 'small', 'medium', 'small-mid-cap', 'large'] as const;
export const SECTORS = [
  'software',
  'it-services',
  'cloud-telecom',
  'industry',
  'energy',
  'health',
  'banking-insurance',
  'automotive',
  'aerospace',
  'retail',
  'consulting-legal',
  'education-research',
  'media',
  'public-sector',
  'other',
] as const;

/** What an organisation says about itself; all of it is public except the register number. */
export const OrganisationProfile = z.strictObject({
  legalName: z.string(),
  /** ISO 3166-1 alpha-2 (Greece is GR), and XK for Kosovo. */
  country: z.string(),
  registerNumber: z.optional(z.string()),
  /** Legal Entity Identifier, ISO 17442: 20 characters. */
  lei: z.optional(z.string()),
  website: z.optional(z.string()),
  sizeBand: z.enum(SIZE_BANDS),
  sector: z.enum(SECTORS),
  roles: z.array(z.enum(ROLES)).check(z.minLength(1)),
});
export type OrganisationProfile = z.infer<typeof OrganisationProfile>;
