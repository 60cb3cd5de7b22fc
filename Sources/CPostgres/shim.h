#include <libpq-fe.h>

/* The field codes are character macros, which Swift does not import. */
static const int DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int DIAG_MESSAGE = PG_DIAG_MESSAGE_PRIMARY;
static const int DIAG_DETAIL = PG_DIAG_MESSAGE_DETAIL;
static const int DIAG_HINT = PG_DIAG_MESSAGE_HINT;
static const int DIAG_POSITION = PG_DIAG_STATEMENT_POSITION;
static const int DIAG_CONTEXT = PG_DIAG_CONTEXT;
