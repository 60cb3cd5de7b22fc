/*
 * libpq, loaded when it is first used instead of before the program begins.
 *
 * libpq brings two dozen libraries with it (TLS, Kerberos). A program that does nothing but load them takes 2.5 ms
 * longer than one that does nothing at all, and what only reads files has no use for them. So the functions below, which are
 * called as usual, pass their arguments on; the first one that is called loads the library.
 *
 * Whoever uses another function of libpq adds a line here; until then the program does not link.
 */
#include "CLibPQ.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void library_is_missing(void) {
    const char *reason = dlerror();
    fprintf(stderr, "PostgreSQL's client library cannot be used.\n  %s\n  Install it: apt install libpq5\n",
            reason == NULL ? "A part of it is missing." : reason);
    exit(2);
}

static void load(void) {
    library = dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) library_is_missing();
}

static void *find(const char *name) {
    pthread_once(&once, load);
    void *function = dlsym(library, name);
    if (function == NULL) library_is_missing();
    return function;
}

#define FORWARD(type, name, parameters, arguments)                       \
    type name parameters {                                               \
        static _Atomic(void *) place;                                    \
        void *function = atomic_load_explicit(&place, memory_order_acquire); \
        if (function == NULL) {                                          \
            function = find(#name);                                      \
            atomic_store_explicit(&place, function, memory_order_release); \
        }                                                                \
        return ((type(*) parameters)function)arguments;                  \
    }

/* Connecting */
FORWARD(PQconninfoOption *, PQconndefaults, (void), ())
FORWARD(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message))
FORWARD(void, PQconninfoFree, (PQconninfoOption * options), (options))
FORWARD(PGconn *, PQconnectStartParams, (const char *const *names, const char *const *values, int expands),
        (names, values, expands))
FORWARD(PostgresPollingStatusType, PQconnectPoll, (PGconn * connection), (connection))
FORWARD(int, PQconnectionNeedsPassword, (const PGconn *connection), (connection))
FORWARD(void, PQfinish, (PGconn * connection), (connection))

/* A connection */
FORWARD(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
FORWARD(PGTransactionStatusType, PQtransactionStatus, (const PGconn *connection), (connection))
FORWARD(const char *, PQparameterStatus, (const PGconn *connection, const char *name), (connection, name))
FORWARD(int, PQserverVersion, (const PGconn *connection), (connection))
FORWARD(int, PQbackendPID, (const PGconn *connection), (connection))
FORWARD(char *, PQdb, (const PGconn *connection), (connection))
FORWARD(char *, PQuser, (const PGconn *connection), (connection))
FORWARD(char *, PQhost, (const PGconn *connection), (connection))
FORWARD(char *, PQport, (const PGconn *connection), (connection))
FORWARD(int, PQsocket, (const PGconn *connection), (connection))
FORWARD(int, PQsslInUse, (PGconn * connection), (connection))
FORWARD(char *, PQerrorMessage, (const PGconn *connection), (connection))
FORWARD(PGVerbosity, PQsetErrorVerbosity, (PGconn * connection, PGVerbosity verbosity), (connection, verbosity))
FORWARD(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn * connection, PQnoticeReceiver receiver, void *context),
        (connection, receiver, context))
FORWARD(int, PQsetnonblocking, (PGconn * connection, int is_wanted), (connection, is_wanted))

/* Questions and answers */
FORWARD(int, PQenterPipelineMode, (PGconn * connection), (connection))
FORWARD(int, PQexitPipelineMode, (PGconn * connection), (connection))
FORWARD(int, PQpipelineSync, (PGconn * connection), (connection))
FORWARD(int, PQsendQueryParams,
        (PGconn * connection, const char *text, int count, const Oid *types, const char *const *values,
         const int *lengths, const int *formats, int result_format),
        (connection, text, count, types, values, lengths, formats, result_format))
FORWARD(int, PQsendPrepare,
        (PGconn * connection, const char *name, const char *text, int count, const Oid *types),
        (connection, name, text, count, types))
FORWARD(int, PQsendQueryPrepared,
        (PGconn * connection, const char *name, int count, const char *const *values, const int *lengths,
         const int *formats, int result_format),
        (connection, name, count, values, lengths, formats, result_format))
FORWARD(int, PQflush, (PGconn * connection), (connection))
FORWARD(int, PQconsumeInput, (PGconn * connection), (connection))
FORWARD(int, PQisBusy, (PGconn * connection), (connection))
FORWARD(PGresult *, PQgetResult, (PGconn * connection), (connection))
FORWARD(int, PQgetCopyData, (PGconn * connection, char **buffer, int is_async), (connection, buffer, is_async))
FORWARD(void, PQfreemem, (void *memory), (memory))
FORWARD(PGcancel *, PQgetCancel, (PGconn * connection), (connection))
FORWARD(int, PQcancel, (PGcancel * request, char *message, int size), (request, message, size))
FORWARD(void, PQfreeCancel, (PGcancel * request), (request))

/* A result */
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
FORWARD(char *, PQresultErrorMessage, (const PGresult *result), (result))
FORWARD(char *, PQresultErrorField, (const PGresult *result, int code), (result, code))
FORWARD(char *, PQcmdStatus, (PGresult * result), (result))
FORWARD(char *, PQcmdTuples, (PGresult * result), (result))
FORWARD(int, PQntuples, (const PGresult *result), (result))
FORWARD(int, PQnfields, (const PGresult *result), (result))
FORWARD(char *, PQfname, (const PGresult *result, int column), (result, column))
FORWARD(Oid, PQftable, (const PGresult *result, int column), (result, column))
FORWARD(int, PQftablecol, (const PGresult *result, int column), (result, column))
FORWARD(Oid, PQftype, (const PGresult *result, int column), (result, column))
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(void, PQclear, (PGresult * result), (result))
