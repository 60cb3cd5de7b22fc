/*
 * libpq, loaded when it is first needed instead of before the program begins.
 *
 * libpq brings two dozen libraries with it (TLS, Kerberos, LDAP). A program that does nothing but load them takes some
 * milliseconds longer than one that does nothing at all, and what only reads files has no use for them. So the functions in
 * functions.h, which are called as usual, pass their arguments on to the library that libpq_load() has loaded.
 */
#include "CLibPQ.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/*
 * Where a function of the loaded library is. Whoever calls one has asked before whether there is a libpq; should somebody
 * forget, it is loaded now, and without one this ends at the place of the mistake.
 */
static void *reach(void **place) {
    if (*place == NULL) libpq_load();
    if (*place == NULL) abort();
    return *place;
}

/* The functions that lead to those of the loaded library. POSIX lets dlsym() answer functions. */
#define FUNCTION(type, name, parameters, arguments) \
    static void *found_##name;                      \
    type name parameters { return ((type(*) parameters)reach(&found_##name))arguments; }
#include "functions.h"
#undef FUNCTION

struct function {
    const char *name;
    void **place;
};

static const struct function functions[] = {
#define FUNCTION(type, name, parameters, arguments) {#name, &found_##name},
#include "functions.h"
#undef FUNCTION
};
enum { function_count = sizeof functions / sizeof *functions };

/* libpq 17 and newer: a request to cancel that is encrypted as its connection is. */
static void *found_cancel_create, *found_cancel_blocking, *found_cancel_error, *found_cancel_reset, *found_cancel_finish;

static const struct function cancel_functions[] = {
    {"PQcancelCreate", &found_cancel_create},
    {"PQcancelBlocking", &found_cancel_blocking},
    {"PQcancelErrorMessage", &found_cancel_error},
    {"PQcancelReset", &found_cancel_reset},
    {"PQcancelFinish", &found_cancel_finish},
};
enum { cancel_function_count = sizeof cancel_functions / sizeof *cancel_functions };

static int has_all(void *library, const struct function *wanted, int count) {
    for (int i = 0; i < count; i++)
        if (dlsym(library, wanted[i].name) == NULL) return 0;
    return 1;
}

static void fetch(void *library, const struct function *wanted, int count) {
    for (int i = 0; i < count; i++) *wanted[i].place = dlsym(library, wanted[i].name);
}

struct libpq_library libpq_open(const char *name) {
    struct libpq_library found = {.handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL)};
    if (found.handle == NULL || !has_all(found.handle, functions, function_count)) {
        const char *reason = dlerror();
        snprintf(found.reason, sizeof found.reason, "%s", reason == NULL ? name : reason);
        if (found.handle != NULL) dlclose(found.handle);
        found.handle = NULL;
        return found;
    }
    found.encrypts_cancel = has_all(found.handle, cancel_functions, cancel_function_count);
    return found;
}

static struct libpq_library loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    loaded = libpq_open(LIBPQ_NAME);
    if (loaded.handle == NULL) return;
    fetch(loaded.handle, functions, function_count);
    if (loaded.encrypts_cancel) fetch(loaded.handle, cancel_functions, cancel_function_count);
}

struct libpq_library libpq_load(void) {
    pthread_once(&once, load);
    return loaded;
}

struct libpq_cancel *libpq_cancel_create(struct pg_conn *connection) {
    return ((struct libpq_cancel *(*)(struct pg_conn *))found_cancel_create)(connection);
}

int libpq_cancel_blocking(struct libpq_cancel *request) {
    return ((int (*)(struct libpq_cancel *))found_cancel_blocking)(request);
}

char *libpq_cancel_error(const struct libpq_cancel *request) {
    return ((char *(*)(const struct libpq_cancel *))found_cancel_error)(request);
}

void libpq_cancel_reset(struct libpq_cancel *request) {
    ((void (*)(struct libpq_cancel *))found_cancel_reset)(request);
}

void libpq_cancel_finish(struct libpq_cancel *request) {
    ((void (*)(struct libpq_cancel *))found_cancel_finish)(request);
}
