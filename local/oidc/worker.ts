import { parentPort, workerData } from 'node:worker_threads';
import { installVirtualDate } from '../clock/virtual-date.ts';
import type { IssuerSettings } from './settings.ts';

const settings = workerData as IssuerSettings;
installVirtualDate(settings.offset);
const { serveIssuer } = await import('./server.ts');
const { port, hostname } = new URL(settings.issuer);
const server = await serveIssuer(settings);
server.listen(Number(port), hostname, () => parentPort?.postMessage('ready'));
