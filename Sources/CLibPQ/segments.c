/*
 * The kernel's count of TCP segments. It stands alone: linux/tcp.h and the C library's netinet/tcp.h declare the same names, and
 * only the first knows of segments.
 */
#include "CLibPQ.h"
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

int connection_segments(int socket, unsigned *sent, unsigned *received) {
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return 0;
    if (size < offsetof(struct tcp_info, tcpi_data_segs_out) + sizeof info.tcpi_data_segs_out) return 0;
    *sent = info.tcpi_data_segs_out;
    *received = info.tcpi_data_segs_in;
    return 1;
}
