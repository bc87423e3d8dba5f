import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** A source file by its path from the root of the house. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A function of a file: `src/deliver/round/web/rounds-page.tsx#submit`. */
type Name = string;

/** What stands at the top of a file, and what its names mean elsewhere. */
interface Declarations {
  readonly path: string;
  readonly tree: ts.SourceFile;
  readonly declared: ReadonlyMap<string, ts.Node>;
  readonly imported: ReadonlyMap<string, Name>;
}

/** The one way of a form. */
const act: Name = 'src/wing/act.ts#act';

/** What wings are made of, without their tests. */
export function wingFiles(): readonly SourceFile[] {
  const paths = globSync('src/{account,deliver,measure}/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path));
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Every form that routes of these files take: the function that answers it, and whether it goes through `act`. */
export function formHandlers(
  files: readonly SourceFile[],
): readonly { readonly handler: Name; readonly acts: boolean }[] {
  const sources = new Map(files.map((file) => [file.path, declarationsOf(file)]));
  return [...sources.values()].flatMap((source) =>
    postHandlers(source.tree).map((handle) => {
      const [handler] = namesIn(handle, source);
      if (handler === undefined) throw new Error(`${source.path}: a form is answered by no function with a name`);
      return { handler, acts: reachesAct(handler, sources) };
    }),
  );
}

function declarationsOf({ path, text }: SourceFile): Declarations {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, Name>();
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declared.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const each of statement.declarationList.declarations) declared.set(each.name.getText(), each);
    }
    if (ts.isImportDeclaration(statement))
      importsOf(statement, path).forEach((name, local) => imported.set(local, name));
  }
  return { path, tree, declared, imported };
}

function importsOf({ importClause, moduleSpecifier }: ts.ImportDeclaration, path: string): ReadonlyMap<string, Name> {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return new Map();
  const file = posix.join(posix.dirname(path), moduleSpecifier.text);
  return new Map(bindings.elements.map(({ name, propertyName = name }) => [name.text, `${file}#${propertyName.text}`]));
}

/** What answers the routes with `method: 'POST'`. */
function postHandlers(tree: ts.SourceFile): readonly ts.Node[] {
  return nodesIn(tree).flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node)) return [];
    const property = (name: string) =>
      node.properties.find(
        (each): each is ts.PropertyAssignment | ts.ShorthandPropertyAssignment => each.name?.getText() === name,
      );
    const handle = property('handle');
    return property('method')?.getText() === "method: 'POST'" && handle ? [handle] : [];
  });
}

function reachesAct(start: Name, sources: ReadonlyMap<string, Declarations>): boolean {
  const seen = new Set<Name>();
  const next = [start];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (name === act) return true;
    const [path = '', local = ''] = name.split('#');
    const source = sources.get(path);
    const node = source?.declared.get(local);
    if (!source || !node || seen.has(name)) continue;
    seen.add(name);
    next.push(...namesIn(node, source));
  }
  return false;
}

/** Functions of the house that a piece of source names, by where they stand. */
function namesIn(node: ts.Node, { path, declared, imported }: Declarations): readonly Name[] {
  return nodesIn(node).flatMap((each) => {
    if (!ts.isIdentifier(each) || isPropertyName(each)) return [];
    const name = declared.has(each.text) ? `${path}#${each.text}` : imported.get(each.text);
    return name === undefined ? [] : [name];
  });
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return true;
  return (ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent)) && parent.name === node;
}

function nodesIn(node: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [node];
  node.forEachChild((child) => void nodes.push(...nodesIn(child)));
  return nodes;
}
