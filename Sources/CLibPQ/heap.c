/*
 * One heap for all threads.
 *
 * A result of libpq is made on the connection's thread and dropped on another. With a heap for each thread, which is glibc's
 * way, the one grows by what the other holds back: a megabyte after some hundred pages of a wide table.
 */
#include <malloc.h>

#ifdef M_ARENA_MAX
__attribute__((constructor)) static void share_one_heap(void) { mallopt(M_ARENA_MAX, 1); }
#endif
