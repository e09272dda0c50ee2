import type { ServerResponse } from 'node:http';
import type { HttpAnswer } from '../apigateway/answer.ts';

/** Sends an answer with its length and the virtual time (ms). */
export const sendAnswer = (response: ServerResponse, answer: HttpAnswer, now: number): void => {
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader('Date', new Date(now).toUTCString());
  if (answer.status !== 204 && answer.status !== 304)
    response.setHeader('Content-Length', answer.body.length);
  response.writeHead(answer.status);
  response.end(answer.body);
};
