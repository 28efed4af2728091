import { launchStoreContract } from '../contracts/launch-store-contract.ts'
import { memoryLaunchStore } from './memory-launch-store.ts'

launchStoreContract(async () => memoryLaunchStore())
