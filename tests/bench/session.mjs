import { createHash, randomBytes, randomUUID } from 'node:crypto';

/**
 * A session as the product would make it: nobody of a measured city can sign in by one press.
 * @param {import('postgres').Sql} sql @param {string} personId
 */
export async function sessionOf(sql, personId) {
	const token = randomBytes(20).toString('hex');
	const hash = createHash('sha256').update(token).digest('base64url');
	await sql`insert into session (id, hash, person_id, device, until)
		values (${randomUUID()}, ${hash}, ${personId}, '', now() + interval '1 day')`;
	return `session=${token}`;
}
