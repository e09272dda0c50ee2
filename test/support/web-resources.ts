import * as z from 'zod';
import { ofKind, type Resource } from '../infra/synth.ts';

const Reference = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('RootResourceId')]) }).transform(() => ''),
]);
const PathPart = z.object({ ParentId: Reference, PathPart: z.string() });
const Method = z.object({
  ResourceId: Reference,
  HttpMethod: z.string(),
  Integration: z.object({ Uri: z.unknown() }),
});

/** A resource of a template's REST API and the function that its method leads to, by its name in functions/handlers. */
export interface WebMethod {
  readonly path: string;
  readonly method: string;
  readonly leadsTo: string;
}

/** Every method of the REST API in a template. */
export const webMethodsOf = (resources: readonly Resource[]): readonly WebMethod[] => {
  const parts = new Map(
    ofKind(resources, 'AWS::ApiGateway::Resource').map(({ id, Properties }) => [
      id,
      PathPart.parse(Properties),
    ]),
  );
  const pathOf = (id: string): string => {
    const part = parts.get(id);
    return part === undefined ? '' : `${pathOf(part.ParentId)}/${part.PathPart}`;
  };
  const names = ofKind(resources, 'AWS::Lambda::Function').map(({ id, Properties }) => ({
    id,
    name: String(Properties['Description']).split(': ')[1] ?? '',
  }));
  return ofKind(resources, 'AWS::ApiGateway::Method').map(({ Properties }) => {
    const { ResourceId, HttpMethod, Integration } = Method.parse(Properties);
    const uri = JSON.stringify(Integration.Uri);
    return {
      path: pathOf(ResourceId) || '/',
      method: HttpMethod,
      leadsTo: names.find(({ id }) => uri.includes(`"${id}"`))?.name ?? '',
    };
  });
};
