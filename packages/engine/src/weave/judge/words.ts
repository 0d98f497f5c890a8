export { type Bag, conceptsOf, DELEGATION, isTelling, readBag, readWords } from '@telltale/scan'
