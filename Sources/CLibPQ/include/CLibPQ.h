#ifndef CLIBPQ_H
#define CLIBPQ_H

/* The name by which every system knows libpq, whatever its version. */
#define LIBPQ_NAME "libpq.so.5"

struct libpq_library {
    /* NULL when the library is not there, or lacks a function that the program needs. */
    void *handle;
    /* Why, in the words of the dynamic loader. */
    char reason[256];
    /* Whether the five functions of libpq 17 for cancelling are all there. */
    int encrypts_cancel;
};

/* Looks whether the library of that name can be used; nothing of it is used yet. */
struct libpq_library libpq_open(const char *name);

/* Loads libpq, once for the process. Every other function of libpq may be called only after this found it. */
struct libpq_library libpq_load(void);

/*
 * PQcancelCreate and its companions, under names of our own since the headers of older versions do not declare them. Only
 * where `encrypts_cancel` is set.
 */
struct pg_conn;
struct libpq_cancel;
struct libpq_cancel *libpq_cancel_create(struct pg_conn *connection);
int libpq_cancel_blocking(struct libpq_cancel *request);
char *libpq_cancel_error(const struct libpq_cancel *request);
void libpq_cancel_reset(struct libpq_cancel *request);
void libpq_cancel_finish(struct libpq_cancel *request);

/*
 * How many TCP segments with data went out and came in on a connected socket so far; 0 where that cannot be told: not TCP, or
 * a Linux before 4.6.
 */
int connection_segments(int socket, unsigned *sent, unsigned *received);

#endif
