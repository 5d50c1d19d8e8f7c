import { storeContract } from './storeContract.ts';
import { storePlaces } from './storeContractPlaces.ts';

for (const [where, open] of storePlaces) storeContract(where, open);
