/* What is declared in libpq's own header is defined in forward.c. */

/* Says which package has the library that cannot be loaded, and ends the program. */
_Noreturn void library_is_missing(const char *package);
