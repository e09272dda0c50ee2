import { describe, expect, it } from 'vitest';
import { readApi } from '../../../local/apigateway/model.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';
import { API, OFFICE } from '../../support/gateway-api.ts';

describe('reading the API', () => {
  const without = (id: string) => API.filter(({ logicalId }) => logicalId !== id);

  it('stops when no permission lets the gateway call a function', () => {
    const broken = API.filter(({ properties }) => properties['FunctionName'] !== OFFICE);
    expect(() => readApi(assemblyOf(...broken))).toThrow(/office\/\{id\}: no AWS::Lambda::Permission/);
  });

  it('stops at an integration that it cannot serve', () => {
    const mock = resource('AWS::ApiGateway::Method', 'Mock', {
      HttpMethod: 'GET',
      ResourceId: 'Api-root',
      RestApiId: 'Api',
      Integration: { Type: 'MOCK' },
    });
    expect(() => readApi(assemblyOf(...API, mock))).toThrow('Mock');
  });

  it('stops when there is no stage', () => {
    expect(() => readApi(assemblyOf(...without('Stage')))).toThrow('has no stage');
  });
});
