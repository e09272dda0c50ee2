import { later } from '../../platform/http/later.ts';
import { anybody, type Door, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';

const description = () => import('./description-door.ts');
const doors = () => import('./doors.ts');
const feed = () => import('./feed.ts');
const calendars = () => import('./calendar-doors.ts');

const get = (path: string, door: Door<Ports>): Route<Ports> => ({
  method: 'GET',
  path,
  access: anybody,
  door,
});

/** The public register for programs. */
export const apiRoutes: readonly Route<Ports>[] = [
  get('/api/v1/openapi.json', later(description, 'describe')),
  get('/api/v1/register.json', later(doors, 'registerJson')),
  get('/api/v1/register.csv', later(doors, 'registerAsCsv')),
  get('/api/v1/register.atom', later(feed, 'registerFeed')),
  get('/api/v1/organisations/{file}', later(doors, 'organisationJson')),
  get('/api/v1/organisations/{organisation}/versions/{file}', later(doors, 'versionJson')),
  get('/api/v1/organisations/{organisation}/versions/{version}/signed.json', later(doors, 'signedText')),
  get('/api/v1/organisations/{id}/calendar.ics', later(calendars, 'calendarOfOne')),
  get('/api/v1/calendar.ics', later(calendars, 'calendarOfAll')),
];
