/*
 * hypotf, for hosts with glibc 2.34.
 *
 * Swift's standard library refers to it, though nothing here computes a hypotenuse. glibc 2.35 gave the function a new symbol
 * version, so a program built there would not start on the older hosts that it supports (RHEL 9, Amazon Linux 2023), for
 * this one symbol. Defined here, and hidden, nothing is asked of the host.
 *
 * The squares of floats are exact as doubles, and their sum cannot overflow: glibc 2.35 computes the same way.
 */
#include "CHost.h"
#include <errno.h>
#include <math.h>

float host_hypotf(float x, float y) {
    /* Infinity wins over NaN: whatever the other is, the hypotenuse is infinite. */
    if (isinf(x) || isinf(y)) return INFINITY;
    float length = (float)sqrt((double)x * x + (double)y * y);
    if (isinf(length)) errno = ERANGE;
    return length;
}

__attribute__((visibility("hidden"))) float hypotf(float x, float y) { return host_hypotf(x, y); }
