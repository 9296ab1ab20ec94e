import { DEVICE_STORAGE, type OnDevice } from '$lib/domain/privacy/device-storage';
import { m } from '$lib/messages';

// What is on a device, in words: the privacy notice and "Speicher" show the same rows.

type DeviceWords = [
	what: (entry: { name: string }) => string,
	when: () => string,
	until: (entry: { days: number }) => string,
];
const onDevice: Record<OnDevice['key'], DeviceWords> = {
	'signed-in': [m.signin_device, m.signin_device_when, m.signin_device_until],
	draft: [m.reg_device, m.reg_device_when, m.reg_device_until],
	'entry-draft': [m.write_device, m.write_device_when, m.write_device_until],
	contact: [m.enq_device, m.enq_device_when, m.enq_device_until],
	unsent: [m.pocket_device_unsent, m.pocket_device_unsent_when, m.pocket_device_unsent_until],
	typed: [m.typed_device, m.typed_device_when, m.typed_device_until],
	keys: [m.desk_device_keys, m.desk_device_keys_when, m.desk_device_keys_until],
	saved: [m.privacy_device_saved, m.privacy_device_saved_when, m.privacy_device_saved_until],
	pages: [m.privacy_device_pages, m.privacy_device_pages_when, m.privacy_device_pages_until],
	pack: [m.pocket_device_pack, m.pocket_device_pack_when, m.pocket_device_pack_until],
	files: [m.privacy_device_files, m.privacy_device_files_when, m.privacy_device_files_until],
	keeping: [m.pocket_device_keeping, m.pocket_device_keeping_when, m.pocket_device_keeping_until],
};

export const deviceRows = () =>
	DEVICE_STORAGE.map(({ key, kind, name, days = 0 }: OnDevice) => {
		const [what, when, until] = onDevice[key];
		return { key, kind, name, what: what({ name }), when: when(), until: until({ days }) };
	});
