import type { PublicEvent, PublicOrganisation, PublicPledge } from '../read-organisation.ts';
import { type DataSettings, entryData, reportData } from './register-data.ts';

const eventData = ({ what, at, version, cycle }: PublicEvent) => ({
  what,
  at,
  ...(version === undefined ? {} : { version }),
  ...(cycle === undefined ? {} : { cycle }),
});

const pledgeData = (pledge: PublicPledge) => ({
  organisation: pledge.organisation,
  pledge: {
    catalogue: pledge.catalogue,
    version: pledge.version,
    publishedAt: pledge.versionSince,
    reference: pledge.reference,
    sha256: pledge.sha256,
    commitments: pledge.commitments,
  },
  reports: pledge.reports.map((report) => ({
    ...reportData(report),
    ...(report.text === undefined ? {} : { commitments: report.text, sha256: report.sha256 }),
  })),
  earlierReports: pledge.earlierReports,
});

/** Everything that is public of one organisation. */
export const organisationData = (found: PublicOrganisation, { asOf, siteUrl }: DataSettings) => ({
  asOf,
  ...entryData(found.entry, siteUrl),
  ...(found.view === 'published' ? pledgeData(found) : {}),
  ...(found.view === 'withdrawn' && found.reason !== undefined ? { reason: found.reason } : {}),
  ...(found.view === 'listed' ? {} : { events: found.events.map(eventData) }),
});
