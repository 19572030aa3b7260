import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const ENGINE = path.join(__dirname, '..');

/** The names of rules that the engine's sources spell out, each with its file. */
export function ruleLiterals(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of sources(ENGINE)) {
    const tree = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.ES2022,
      true
    );
    for (const name of literalsOf(tree)) {
      found.set(name, path.relative(ENGINE, file));
    }
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === '__tests__' ? [] : sources(at);
    }
    return /(?<!\.spec|\.d)\.ts$/.test(entry.name) ? [at] : [];
  });
}

/**
 * Strings that become a rule: `rule: 'x'`, `rule = a ? 'x' : 'y'`, and the first
 * argument of functions of the same file whose first parameter is `rule`.
 */
function literalsOf(tree: ts.SourceFile): string[] {
  const takers = new Set<string>();
  const found: string[] = [];
  const strings = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && node.text !== '') {
      found.push(node.text);
    }
    // What stands in a condition is compared, not reported.
    if (ts.isConditionalExpression(node)) {
      strings(node.whenTrue);
      strings(node.whenFalse);
    } else if (!ts.isCallExpression(node)) {
      node.forEachChild(strings);
    }
  };
  const isRule = (node: ts.Node | undefined): boolean =>
    node !== undefined && ts.isIdentifier(node) && node.text === 'rule';
  const collectTakers = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && isRule(node.parameters[0]?.name)) {
      const { parent } = node;
      const name =
        node.name ?? (ts.isVariableDeclaration(parent) ? parent.name : null);
      if (name) {
        takers.add(name.getText());
      }
    }
    node.forEachChild(collectTakers);
  };
  const collect = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isRule(node.name)) {
      strings(node.initializer);
    } else if (
      ts.isVariableDeclaration(node) &&
      isRule(node.name) &&
      node.initializer
    ) {
      strings(node.initializer);
    } else if (ts.isBinaryExpression(node) && isRule(node.left)) {
      if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        strings(node.right);
      }
    } else if (
      ts.isCallExpression(node) &&
      takers.has(node.expression.getText()) &&
      node.arguments[0]
    ) {
      strings(node.arguments[0]);
    }
    node.forEachChild(collect);
  };
  collectTakers(tree);
  collect(tree);
  return found;
}
