#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>

/* Casts among macros and anonymous enums do not reach Swift. */
static inline int system_event(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/* A file that is only in memory; -1 where the system has none. glibc declares `memfd_create` only for GNU sources. */
extern int memfd_create(const char *name, unsigned int flags) __attribute__((weak));
static inline int system_memory_file(const char *name) { return memfd_create ? memfd_create(name, 1) : -1; }

/* A file in a folder that has no name yet; zero where the system has none. */
#ifdef __O_TMPFILE
static const int SYSTEM_NAMELESS_FILE = __O_TMPFILE;
#else
static const int SYSTEM_NAMELESS_FILE = 0;
#endif

/* POSIX_SPAWN_SETSID, which glibc has for GNU sources only. */
static const int SYSTEM_SPAWN_IN_NEW_SESSION = 0x80;

/*
 * Gives the calling thread a second stack for signal handlers, once; the handler for an overflow of the first one needs it.
 * Only AlternateStack.swift may call these two: every compiled file that does would have variables of its own.
 */
static inline void **system_alternate_stack(void) {
    static __thread void *stack;
    return &stack;
}

static inline void system_take_alternate_stack(void) {
    enum { size = 65536 };
    void **stack = system_alternate_stack();
    if (*stack || !(*stack = malloc(size))) return;
    stack_t second = {.ss_sp = *stack, .ss_size = size};
    sigaltstack(&second, NULL);
}

/* Before the thread ends, which nothing else would do. */
static inline void system_give_alternate_stack_back(void) {
    void **stack = system_alternate_stack();
    stack_t none = {.ss_flags = SS_DISABLE};
    if (!*stack) return;
    sigaltstack(&none, NULL);
    free(*stack);
    *stack = NULL;
}
