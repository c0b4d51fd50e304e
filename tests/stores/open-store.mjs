import { atomicFiles } from "plangate/unipaas/files";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";

/** @param {string} place a redis:// address, or a folder */
export function openStore(place) {
  return createStorage({ driver: place.startsWith("redis:") ? redisDriver({ url: place }) : atomicFiles({ base: place }) });
}
