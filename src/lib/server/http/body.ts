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
		const { done, value } = await reader.read();
		if (done) break;
		size += value.byteLength;
		if (size > limit) {
			await reader.cancel();
			throw new BodyRefused(413, 'too large');
		}
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

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The only way to read a form: bounded in bytes, fields and files. */
export async function readForm(request: Request, limit: number = BODY_LIMIT): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	if (!FORM_TYPES.includes(type.split(';')[0]?.trim().toLowerCase() ?? ''))
		throw new BodyRefused(415, 'not a form');
	const body = await readBody(request, limit);
	let form: FormData;
	try {
		form = await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		if (error instanceof TypeError) throw new BodyRefused(400, 'not a readable form');
		throw error;
	}
	let fields = 0;
	let files = 0;
	for (const [, value] of form) {
		fields++;
		if (typeof value !== 'string') files++;
	}
	if (fields > FIELD_LIMIT || files > FILE_LIMIT) throw new BodyRefused(413, 'too many fields');
	return form;
}

/** Text fields, first value each; unknown names stay out because schemas name what they take. */
export function formValues(form: FormData): Record<string, string> {
	const values: Record<string, string> = Object.create(null) as Record<string, string>;
	for (const [name, value] of form)
		if (typeof value === 'string' && !(name in values)) values[name] = value;
	return values;
}
