/*
 * The functions of libpq that the program calls: type, name, parameters, arguments. Included twice by libpq.c.
 *
 * Whoever uses another one adds a line here; until then the program does not link.
 */

/* Connecting */
FUNCTION(PQconninfoOption *, PQconndefaults, (void), ())
FUNCTION(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message))
FUNCTION(void, PQconninfoFree, (PQconninfoOption * options), (options))
FUNCTION(PGconn *, PQconnectStartParams, (const char *const *names, const char *const *values, int expands),
         (names, values, expands))
FUNCTION(PostgresPollingStatusType, PQconnectPoll, (PGconn * connection), (connection))
FUNCTION(int, PQconnectionNeedsPassword, (const PGconn *connection), (connection))
FUNCTION(void, PQfinish, (PGconn * connection), (connection))

/* A connection */
FUNCTION(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
FUNCTION(PGTransactionStatusType, PQtransactionStatus, (const PGconn *connection), (connection))
FUNCTION(const char *, PQparameterStatus, (const PGconn *connection, const char *name), (connection, name))
FUNCTION(int, PQserverVersion, (const PGconn *connection), (connection))
FUNCTION(int, PQbackendPID, (const PGconn *connection), (connection))
FUNCTION(char *, PQdb, (const PGconn *connection), (connection))
FUNCTION(char *, PQuser, (const PGconn *connection), (connection))
FUNCTION(char *, PQhost, (const PGconn *connection), (connection))
FUNCTION(char *, PQport, (const PGconn *connection), (connection))
FUNCTION(int, PQsocket, (const PGconn *connection), (connection))
FUNCTION(int, PQsslInUse, (PGconn * connection), (connection))
FUNCTION(char *, PQerrorMessage, (const PGconn *connection), (connection))
FUNCTION(PGVerbosity, PQsetErrorVerbosity, (PGconn * connection, PGVerbosity verbosity), (connection, verbosity))
FUNCTION(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn * connection, PQnoticeReceiver receiver, void *context),
         (connection, receiver, context))
FUNCTION(int, PQsetnonblocking, (PGconn * connection, int is_wanted), (connection, is_wanted))

/* Questions and answers */
FUNCTION(int, PQenterPipelineMode, (PGconn * connection), (connection))
FUNCTION(int, PQexitPipelineMode, (PGconn * connection), (connection))
FUNCTION(int, PQpipelineSync, (PGconn * connection), (connection))
FUNCTION(int, PQsendFlushRequest, (PGconn * connection), (connection))
FUNCTION(int, PQsendQuery, (PGconn * connection, const char *text), (connection, text))
FUNCTION(int, PQsendQueryParams,
         (PGconn * connection, const char *text, int count, const Oid *types, const char *const *values,
          const int *lengths, const int *formats, int result_format),
         (connection, text, count, types, values, lengths, formats, result_format))
FUNCTION(int, PQsendPrepare,
         (PGconn * connection, const char *name, const char *text, int count, const Oid *types),
         (connection, name, text, count, types))
FUNCTION(int, PQsendQueryPrepared,
         (PGconn * connection, const char *name, int count, const char *const *values, const int *lengths,
          const int *formats, int result_format),
         (connection, name, count, values, lengths, formats, result_format))
FUNCTION(int, PQflush, (PGconn * connection), (connection))
FUNCTION(int, PQconsumeInput, (PGconn * connection), (connection))
FUNCTION(int, PQisBusy, (PGconn * connection), (connection))
FUNCTION(PGresult *, PQgetResult, (PGconn * connection), (connection))
FUNCTION(int, PQgetCopyData, (PGconn * connection, char **buffer, int is_async), (connection, buffer, is_async))
FUNCTION(int, PQputCopyEnd, (PGconn * connection, const char *message), (connection, message))
FUNCTION(void, PQfreemem, (void *memory), (memory))
FUNCTION(PGcancel *, PQgetCancel, (PGconn * connection), (connection))
FUNCTION(int, PQcancel, (PGcancel * request, char *message, int size), (request, message, size))
FUNCTION(void, PQfreeCancel, (PGcancel * request), (request))

/* A result */
FUNCTION(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
FUNCTION(char *, PQresultErrorMessage, (const PGresult *result), (result))
FUNCTION(char *, PQresultErrorField, (const PGresult *result, int code), (result, code))
FUNCTION(char *, PQcmdStatus, (PGresult * result), (result))
FUNCTION(char *, PQcmdTuples, (PGresult * result), (result))
FUNCTION(int, PQntuples, (const PGresult *result), (result))
FUNCTION(int, PQnfields, (const PGresult *result), (result))
FUNCTION(char *, PQfname, (const PGresult *result, int column), (result, column))
FUNCTION(Oid, PQftable, (const PGresult *result, int column), (result, column))
FUNCTION(int, PQftablecol, (const PGresult *result, int column), (result, column))
FUNCTION(Oid, PQftype, (const PGresult *result, int column), (result, column))
FUNCTION(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))
FUNCTION(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))
FUNCTION(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))
FUNCTION(void, PQclear, (PGresult * result), (result))
