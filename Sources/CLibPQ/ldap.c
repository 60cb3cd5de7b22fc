/*
 * LDAP, left out until somebody needs it.
 *
 * libpq wants libldap for one thing, a service file that looks its connections up in a directory (`ldap://…`), and libldap
 * wants GnuTLS and eleven more libraries: half of all the time it takes to load libpq. Hardly anybody has such a
 * file. So the program itself goes by libldap's name (`-soname`, in Package.swift), which the loader takes for the library that
 * libpq asks for, and has the twelve functions that libpq calls. They fetch the real library, by either of its names, when
 * they are called; without one, libpq says that LDAP failed. Where libpq asks for libldap by another name than ours, loading
 * it takes longer, and that is all.
 *
 * A library that wants more of libldap than libpq does cannot be loaded into this program: libcurl, which only the OAuth
 * of libpq 18 uses, or the old libnss-ldap.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* In a namespace of its own, where the program's other name is not known. */
static void load(void) {
    library = dlmopen(LM_ID_NEWLM, "libldap-2.5.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) library = dlmopen(LM_ID_NEWLM, "libldap.so.2", RTLD_LAZY | RTLD_LOCAL);
}

typedef void *Function(void *, void *, void *, void *, void *, void *, void *, void *);

static Function *find(const char *name) {
    pthread_once(&once, load);
    return library == NULL ? NULL : (Function *)dlsym(library, name);
}

/* Whatever its parameters are, none has more than eight, all of them fit a register, and passing too many does no harm. */
#define LDAP(name)                                                                                        \
    __attribute__((visibility("default"))) void *name(                                                    \
        void *a, void *b, void *c, void *d, void *e, void *f, void *g, void *h) {                         \
        Function *function = find(#name);                                                                 \
        return function == NULL ? NULL : function(a, b, c, d, e, f, g, h);                                \
    }

LDAP(ldap_count_entries)
LDAP(ldap_err2string)
LDAP(ldap_first_entry)
LDAP(ldap_get_values_len)
LDAP(ldap_init)
LDAP(ldap_msgfree)
LDAP(ldap_result)
LDAP(ldap_search_st)
LDAP(ldap_set_option)
LDAP(ldap_simple_bind)
LDAP(ldap_unbind)
LDAP(ldap_value_free_len)
