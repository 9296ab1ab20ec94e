export interface JudgedQuery {
	id: string;
	query: string;
	locale: string;
	class: string;
}
export interface Ideal {
	n1: number;
	n2: number;
}
export interface Score {
	s1: number;
	s5: number;
	mrr: number;
	ndcg: number;
	zero: number;
	g: number[];
}
export function score(query: JudgedQuery, hits: readonly object[], ideal?: Ideal): Score;
export function ideals(
	queries: readonly JudgedQuery[],
	docs: readonly object[],
): Map<string, Ideal>;
export function mean(scores: readonly Score[], key: 's1' | 's5' | 'mrr' | 'ndcg' | 'zero'): number;
export function load(file: string): JudgedQuery[];
