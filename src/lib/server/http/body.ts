/** 512 KB unless a route declares more. Enforced while reading, so that nothing large is ever held. */
export const BODY_LIMIT = 512 * 1024;
export const FIELD_LIMIT = 1_000;
export const FILE_LIMIT = 100;

export class BodyRefused extends Error {
	constructor(
		readonly status: 400 | 413 | 415,
		why: string,
	) {
		super(why);
		this.name = 'BodyRefused';
	}
}

export async function readBody(
	request: Request,
	limit: number = BODY_LIMIT,
): Promise<Uint8Array<ArrayBuffer>> {
	const declared = Number(request.headers.get('content-length') ?? 0);
	if (declared > limit) throw new BodyRefused(413, 'too large');
	if (!request.body) return new Uint8Array();
	const parts: Uint8Array[] = [];
	let size = 0;
	const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
	for (;;) {
		const { done, value } = await reader.read().catch(cutOff);
		if (done) break;
		size += value.byteLength;
		// Not cancelled: that would end the connection before the answer is out. Node drops the rest unread.
		if (size > limit) throw new BodyRefused(413, 'too large');
		parts.push(value);
	}
	const body = new Uint8Array(size);
	let offset = 0;
	for (const part of parts) {
		body.set(part, offset);
		offset += part.byteLength;
	}
	return body;
}

/** The adapter's own bound, or a sender that went away in the middle: both are no fault of ours. */
function cutOff(error: unknown): never {
	const tooLarge = error instanceof Error && 'status' in error && error.status === 413;
	throw new BodyRefused(tooLarge ? 413 : 400, 'the body ended early');
}

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** The only way to read a form: bounded in bytes, fields and files. */
export async function readForm(request: Request, limit: number = BODY_LIMIT): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const kind = type.split(';')[0]?.trim().toLowerCase();
	if (kind !== URLENCODED && kind !== MULTIPART) throw new BodyRefused(415, 'not a form');
	const body = await readBody(request, limit);
	const fields = kind === URLENCODED ? countSigns(body, '&') + 1 : countParts(body, type);
	if (fields > FIELD_LIMIT) throw new BodyRefused(413, 'too many fields');
	let form: FormData;
	try {
		form = await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		if (error instanceof TypeError) throw new BodyRefused(400, 'not a readable form');
		throw error;
	}
	let files = 0;
	for (const [, value] of form) if (typeof value !== 'string') files++;
	if (files > FILE_LIMIT) throw new BodyRefused(413, 'too many files');
	return form;
}

/** Counted in the bytes, before a parser makes an object of each. */
function countSigns(body: Uint8Array, sign: string): number {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	let count = 0;
	for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + sign.length)) count++;
	return count;
}

function countParts(body: Uint8Array, type: string): number {
	const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
	const mark = boundary?.[1] ?? boundary?.[2];
	if (!mark) throw new BodyRefused(400, 'no boundary');
	return countSigns(body, `--${mark}`) - 1;
}

/**
 * Text fields, first value each, of `lists` all of them; unknown names stay out because schemas name what
 * they take.
 */
export function formValues(
	form: FormData,
	names: Iterable<string>,
	lists: readonly string[] = [],
): Record<string, string> {
	const values: Record<string, string> = {};
	for (const name of names) {
		const given = form.getAll(name).filter((value) => typeof value === 'string');
		const [first] = given;
		if (first !== undefined) values[name] = lists.includes(name) ? given.join(',') : first;
	}
	return values;
}
