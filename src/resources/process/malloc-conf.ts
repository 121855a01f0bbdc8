/** Option names of jemalloc 5 (jemalloc(3), "TUNING"); others only print a warning when a process starts. */
export const mallocConfOptions: ReadonlySet<string> = new Set(
  `abort abort_conf background_thread cache_oblivious confirm_conf dirty_decay_ms dss experimental_hpa_max_purge_nhp
  experimental_hpa_strict_min_purge_interval experimental_infallible_new hpa hpa_dirty_mult hpa_hugification_threshold
  hpa_min_purge_interval_ms hpa_sec_max_alloc hpa_sec_max_bytes hpa_sec_nshards hpa_slab_max_alloc huge_arena_pad_pages
  junk lg_extent_max_active_fit lg_prof_interval lg_prof_sample lg_tcache_flush_large_div lg_tcache_flush_small_div
  lg_tcache_max lg_tcache_nslots_mul max_background_threads max_batched_size metadata_thp mutex_max_spin muzzy_decay_ms
  narenas oversize_threshold percpu_arena prof prof_accum prof_active prof_final prof_gdump prof_leak prof_leak_error
  prof_prefix prof_recent_alloc_max prof_stats prof_sys_thread_name prof_thread_active_init prof_time_resolution retain
  san_guard_large san_guard_small slab_sizes stats_interval stats_interval_opts stats_print stats_print_opts tcache
  tcache_gc_delay_bytes tcache_gc_incr_bytes tcache_max tcache_ncached_max tcache_nslots_large tcache_nslots_small_max
  tcache_nslots_small_min thp trust_madvise utrace xmalloc zero zero_realloc`.split(/\s+/),
);

/**
 * The first pair of a MALLOC_CONF that jemalloc passes over, with all that comes after a malformed one; `undefined`
 * where every pair is good. Pairs are `name:value`, with commas in between and no spaces.
 */
export function badMallocConfPair(value: string): string | undefined {
  if (value === "") return undefined;
  return value.split(",").find((pair) => {
    const name = /^([A-Za-z0-9_]+):[^\s:"'=]+$/.exec(pair)?.[1];
    return name === undefined || !mallocConfOptions.has(name);
  });
}
