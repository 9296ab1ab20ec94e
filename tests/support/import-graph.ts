import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** One arrow: both ends from the project's top, or a package's name as it was written. */
export interface Arrow {
	from: string;
	to: string;
	/** Only a type: gone before anything runs. */
	type: boolean;
}

const CODE = /\.(ts|mjs|js|svelte)$/;
const GENERATED = 'src/lib/messages/compiled';

export function sourceFiles(root: string, folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return path === GENERATED ? [] : sourceFiles(root, path);
		return CODE.test(path) && !/\.test\.ts$/.test(path) ? [path] : [];
	});
}

/** Every import, export-from and import() of the sources, with aliases and relative paths resolved. */
export function importGraph(root: string, folders: readonly string[]): Arrow[] {
	return folders
		.flatMap((folder) => sourceFiles(root, folder))
		.flatMap((from) =>
			importsOf(readFileSync(join(root, from), 'utf8'), from).map(({ name, type }) => ({
				from,
				to: resolveName(root, from, name),
				type,
			})),
		);
}

export function importsOf(text: string, file: string): { name: string; type: boolean }[] {
	const code = file.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')
		: text;
	const found: { name: string; type: boolean }[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
			const type = ts.isImportDeclaration(node)
				? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
				: node.isTypeOnly;
			if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
				found.push({ name: node.moduleSpecifier.text, type });
		}
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [name] = node.arguments;
			if (name && ts.isStringLiteral(name)) found.push({ name: name.text, type: false });
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(`${file}.ts`, code, ts.ScriptTarget.Latest));
	return found;
}

function resolveName(root: string, from: string, name: string): string {
	const plain = name.split('?')[0] ?? name;
	let path: string;
	if (plain.startsWith('.')) path = relative(root, join(root, dirname(from), plain));
	else if (plain === '$lib' || plain.startsWith('$lib/')) path = `src/lib${plain.slice(4)}`;
	else if (plain === '$db' || plain.startsWith('$db/')) path = `drizzle${plain.slice(3)}`;
	else return plain;
	const ways = ['', '.ts', '.mjs', '.svelte.ts', '/index.ts'].map((end) => path + end);
	return (
		ways.find((way) => existsSync(join(root, way)) && statSync(join(root, way)).isFile()) ?? path
	);
}
