import { differenceOf } from '../../pledges/difference.ts';
import type { PublicEvent, PublicOrganisation, PublicPledge } from '../read-organisation.ts';
import type { PublicVersion, ReadVersion } from '../read-versions.ts';
import { type DataSettings, entryData, reportData } from './register-data.ts';

const eventData = ({ what, at, version, cycle }: PublicEvent) => ({
  what,
  at,
  ...(version === undefined ? {} : { version }),
  ...(cycle === undefined ? {} : { cycle }),
});

const baseOf = (siteUrl: string, id: string): string =>
  `${siteUrl}/api/v1/organisations/${encodeURIComponent(id)}`;

/** The texts that have been public; `data` is where one of them can be read. */
const versionData = (base: string, { number, readable, ended, ...version }: PublicVersion) => ({
  version: number,
  ...version,
  ...(ended === undefined ? {} : { ended }),
  ...(readable ? { data: `${base}/versions/${number}.json` } : {}),
});

const pledgeData = (pledge: PublicPledge, base: string) => ({
  formerNames: pledge.formerNames,
  formerIds: pledge.formerIds,
  organisation: pledge.organisation,
  ...(pledge.group.parent === undefined ? {} : { parent: pledge.group.parent }),
  subsidiaries: pledge.group.subsidiaries,
  pledge: {
    catalogue: pledge.catalogue,
    textStatus: pledge.textStatus,
    ...(pledge.officialText === undefined ? {} : { officialText: pledge.officialText }),
    version: pledge.version,
    publishedAt: pledge.versionSince,
    reference: pledge.reference,
    sha256: pledge.sha256,
    commitments: pledge.commitments,
  },
  versions: pledge.versions.map((version) => versionData(base, version)),
  reports: pledge.reports.map((report) => ({
    ...reportData(report),
    ...(report.text === undefined ? {} : { commitments: report.text, sha256: report.sha256 }),
  })),
  earlierReports: pledge.earlierReports,
});

/** Of what was listed by mistake, the name and when that ended. */
const removedData = (
  { entry: { id, name }, since }: Extract<PublicOrganisation, { view: 'removed' }>,
  { asOf }: DataSettings,
) => ({ asOf, id, name, state: 'removed', removedAt: since });

/** Everything that is public of one organisation. */
export const organisationData = (found: PublicOrganisation, settings: DataSettings) =>
  found.view === 'removed' ? removedData(found, settings) : standingData(found, settings);

const standingData = (
  found: Exclude<PublicOrganisation, { view: 'removed' }>,
  { asOf, siteUrl }: DataSettings,
) => ({
  asOf,
  ...entryData(found.entry, { siteUrl }),
  ...(found.view === 'published' ? pledgeData(found, baseOf(siteUrl, found.entry.id)) : {}),
  ...(found.view === 'merged' ? { state: 'merged', mergedInto: found.into, mergedAt: found.since } : {}),
  ...(found.view === 'withdrawn' && found.reason !== undefined ? { reason: found.reason } : {}),
  ...(found.view === 'listed' ? {} : { events: found.events.map(eventData) }),
});

/** One text that has been public, with what changed from the one before, commitment by commitment. */
export const readVersionData = (
  { entry, version, text, before, exact }: ReadVersion,
  { asOf, siteUrl }: DataSettings,
) => {
  const changes = before === undefined ? undefined : differenceOf(before.text, text);
  return {
    asOf,
    id: entry.id,
    name: entry.name,
    ...versionData(baseOf(siteUrl, entry.id), version),
    ...(exact ? { signedText: `${baseOf(siteUrl, entry.id)}/versions/${version.number}/signed.json` } : {}),
    ...text,
    ...(before === undefined || changes === undefined
      ? {}
      : {
          changes: {
            comparedWith: before.version.number,
            organisation: changes.fields,
            commitments: changes.commitments.map(({ id, change, reason }) => ({
              id,
              change,
              ...(reason === undefined ? {} : { reason }),
            })),
          },
        }),
  };
};
