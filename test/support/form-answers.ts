/** What a made-up company answers on each page of the form, as a browser sends it. */
export const ORGANISATION = {
  legalName: 'Nordlys Analys AB',
  country: 'SE',
  registerNumber: '556677-8899',
  lei: '',
  website: 'nordlys.example',
  sizeBand: 'small',
  sector: 'software',
  roles: ['provider', 'deployer'],
};
export const CONTACT = { name: 'Kim Berg', position: 'Head of AI', language: 'sv' };
export const ACTION = {
  text: 'Name an owner for each AI system and review them twice a year.',
  status: 'planned',
  'target-day': '30',
  'target-month': '6',
  'target-year': '2027',
};
export const SELF = { how: 'self', name: 'Kim Berg', position: 'Head of AI', declaration: 'yes' };
