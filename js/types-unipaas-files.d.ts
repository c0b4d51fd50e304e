/** Types of `plangate/unipaas/files`: for Node, with the optional peer `unstorage`. */

/**
 * A driver for `createStorage({ driver })` of `unstorage`: files below `base` that are written whole or not at all, and lie
 * on the disk when `setItem` has ended.
 */
export declare function atomicFiles(options: { base: string }): any;
