#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/* The field codes are character macros, which Swift does not import. */
static const int DIAG_SEVERITY = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int DIAG_MESSAGE = PG_DIAG_MESSAGE_PRIMARY;
static const int DIAG_DETAIL = PG_DIAG_MESSAGE_DETAIL;
static const int DIAG_HINT = PG_DIAG_MESSAGE_HINT;
static const int DIAG_POSITION = PG_DIAG_STATEMENT_POSITION;
static const int DIAG_CONTEXT = PG_DIAG_CONTEXT;
static const int DIAG_CONSTRAINT = PG_DIAG_CONSTRAINT_NAME;
static const int DIAG_COLUMN = PG_DIAG_COLUMN_NAME;
static const int DIAG_FUNCTION = PG_DIAG_SOURCE_FUNCTION;

#include <locale.h>

/* The C locale is a constant of the C library: nothing is allocated. */
static inline void speak_english_on_this_thread(void) { uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0)); }
