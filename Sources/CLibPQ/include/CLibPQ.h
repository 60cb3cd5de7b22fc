/* What is declared in libpq's own header is defined in forward.c; there is nothing more to say here. */
