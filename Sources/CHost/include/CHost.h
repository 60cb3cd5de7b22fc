#ifndef CHOST_H
#define CHOST_H

/*
 * Has all threads share one heap; call it before there are any.
 *
 * A result of libpq is made on the connection's thread and dropped on another. With a heap for each thread, which is glibc's
 * way, the one grows by what the other holds back: a megabyte after some hundred pages of a wide table.
 */
void share_one_heap(void);

/*
 * Leaves no image of the process on a disk when it crashes, whatever the system does with those, and lets no other program of
 * this account look into it, since a password may be in there. A child starts with the defaults again.
 */
void host_forbid_images(void);

/* Whether it was called. */
int host_forbids_images(void);

/* The length of the hypotenuse; what the program uses as `hypotf`, see hypotf.c. */
float host_hypotf(float x, float y);

/*
 * Has each of the signals remembered from now on, instead of what it does by default, and `descriptor` (an eventfd) rung when one
 * comes. Whichever thread takes it, and whether anybody listens yet or not, none is lost; a child starts with the defaults again.
 */
void host_remember_signals(const int *numbers, int count, int descriptor);

/* Whether the signal came since it was last asked for. */
int host_take_signal(int number);

#endif
