export type PlaceField =
	'kind' | 'placeName' | 'street' | 'postcode' | 'town' | 'pinLat' | 'pinLon' | 'pinFor';
